import type { SetAlarmStateCommandInput } from '@aws-sdk/client-cloudwatch';
import type { Clock } from '../../kernel/clock.ts';
import { missingParameter, notInEnum, resourceNotFound } from '../errors.ts';
import type { AlarmStore } from './alarm-store.ts';

const STATES = ['INSUFFICIENT_DATA', 'ALARM', 'OK'] as const;

/** Lasts until the next evaluation gives another state. */
export const setAlarmState =
  (store: AlarmStore, clock: Pick<Clock, 'now'>) =>
  (input: SetAlarmStateCommandInput): object => {
    const { AlarmName: name, StateValue: given, StateReason: reason, StateReasonData: reasonData } = input;
    if (!name) throw missingParameter('AlarmName');
    if (given === undefined) throw missingParameter('StateValue');
    if (reason === undefined) throw missingParameter('StateReason');
    const value = STATES.find((state) => state === given);
    if (!value) throw notInEnum(given, 'stateValue', STATES);
    const alarm = store.alarms.get(name);
    if (!alarm) throw resourceNotFound();
    store.setState(alarm, { value, reason, reasonData: reasonData ?? null }, clock.now());
    return {};
  };
