import type { DisableAlarmActionsCommandInput, EnableAlarmActionsCommandInput } from '@aws-sdk/client-cloudwatch';
import type { Clock } from '../../kernel/clock.ts';
import { missingParameter, validationError } from '../errors.ts';
import type { AlarmStore } from './alarm-store.ts';

/** EnableAlarmActions and DisableAlarmActions. Ignores unknown names, as AWS does. */
export const switchAlarmActions =
  (store: AlarmStore, clock: Pick<Clock, 'now'>, enabled: boolean) =>
  (input: EnableAlarmActionsCommandInput | DisableAlarmActionsCommandInput): object => {
    const names = input.AlarmNames;
    if (!names) throw missingParameter('AlarmNames');
    if (names.length > 100) throw validationError('The collection AlarmNames must not have a size greater than 100.');
    for (const name of names) {
      const alarm = store.alarms.get(name);
      if (!alarm) continue;
      const now = clock.now();
      alarm.settings.ActionsEnabled = enabled;
      alarm.configuredAt = now;
      store.put(alarm, now);
    }
    return {};
  };
