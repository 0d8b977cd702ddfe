import type { SimMs } from '../../kernel/clock.ts';
import { missingParameter, validationError } from '../errors.ts';
import type { AlarmState } from './alarm.ts';

/** 1–255 characters. */
export const checkAlarmName = (name: string | undefined): string => {
  if (name === undefined || name === '') throw missingParameter('AlarmName');
  if (name.length <= 255) return name;
  throw validationError(
    `1 validation error detected: Value '${name}' at 'alarmName' failed to satisfy constraint: ` +
      'Member must have length less than or equal to 255',
  );
};

export const initialState = (at: SimMs): AlarmState => ({
  value: 'INSUFFICIENT_DATA',
  reason: 'Unchecked: Initial alarm creation',
  reasonData: null,
  updatedAt: at,
  transitionedAt: at,
});
