import type { DeleteAlarmsCommandInput } from '@aws-sdk/client-cloudwatch';
import type { Clock } from '../../kernel/clock.ts';
import { missingParameter, validationError } from '../errors.ts';
import type { AlarmStore } from './alarm-store.ts';

/** Unknown names do not keep the others from being deleted (API reference). */
export const deleteAlarms =
  (store: AlarmStore, clock: Pick<Clock, 'now'>) =>
  (input: DeleteAlarmsCommandInput): object => {
    const names = input.AlarmNames;
    if (!names) throw missingParameter('AlarmNames');
    if (names.length > 100) throw validationError('The collection AlarmNames must not have a size greater than 100.');
    const composites = names.filter((name) => store.alarms.get(name)?.kind === 'composite');
    if (composites.length > 1 || (composites.length === 1 && names.length > 1))
      throw validationError('A composite alarm must be deleted by itself.');
    for (const name of names) {
      const alarm = store.alarms.get(name);
      if (alarm) store.delete(alarm, clock.now());
    }
    return {};
  };
