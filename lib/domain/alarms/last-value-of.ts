import type { Alarm } from './alarm.ts';
import { toIso, toMs, type Iso } from '../time/iso.ts';

/** The newest value of an alarm's metric and the end of its period; null: none is known. */
export function lastValueOf({
  recent,
  definition,
}: Pick<Alarm, 'recent' | 'definition'>): { value: number; at: Iso } | null {
  const index = recent?.values.findLastIndex((value) => value !== null) ?? -1;
  const value = recent?.values[index] ?? null;
  const periodSeconds = definition?.periodSeconds ?? null;
  if (!recent || value === null || periodSeconds === null) return null;
  return { value, at: toIso(toMs(recent.until) - (recent.values.length - 1 - index) * periodSeconds * 1000) };
}
