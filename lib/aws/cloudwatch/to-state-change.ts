import type { AlarmHistoryItem } from '@aws-sdk/client-cloudwatch';
import { z } from 'zod';
import type { Iso } from '../../domain/time/iso.ts';
import { readDate } from '../client/read-date.ts';
import { readJson } from '../client/read-json.ts';

export interface StateChange {
  at: Iso;
  from: string | null;
  to: string;
  reason: string | null;
}

const state = z.object({ stateValue: z.string(), stateReason: z.string().optional() });
const historyData = z.object({ oldState: state.optional(), newState: state });

/** One StateUpdate of an alarm's history; its HistoryData is JSON in a string. null when it says no new state. */
export function toStateChange(item: AlarmHistoryItem): StateChange | null {
  const at = readDate(item.Timestamp);
  const parsed = historyData.safeParse(readJson(item.HistoryData));
  if (at === null || !parsed.success) return null;
  return {
    at,
    from: parsed.data.oldState?.stateValue ?? null,
    to: parsed.data.newState.stateValue,
    reason: parsed.data.newState.stateReason ?? null,
  };
}
