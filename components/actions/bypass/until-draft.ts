import { LONGEST_BYPASS_HOURS } from '@/lib/domain/acting/bypass.ts';
import type { BypassUntil } from '@/lib/domain/group/group.ts';
import { clockIn, clockOf, nextAt, offeredEnd } from './until-time.ts';

/** How a bypass ends, as entered in the dialog; what was typed is kept while the other kind is chosen. */
export interface UntilDraft {
  kind: 'next-success' | 'time';
  /** The end by time: "14:30", UTC. */
  clock: string;
  /** With the next success: whether it also ends at a time, and when. */
  latest: boolean;
  latestClock: string;
}

const LATEST_HOURS = Math.min(4, LONGEST_BYPASS_HOURS);

/** What is offered first: the next success, and some hours at the latest, because a success may never come. */
export function offeredUntil(nowMs: number): UntilDraft {
  return {
    kind: 'next-success',
    clock: clockOf(offeredEnd(new Date(nowMs))),
    latest: true,
    latestClock: clockIn(LATEST_HOURS, nowMs),
  };
}

/** null: it needs a time, and what was typed is not one. */
export function toUntil(draft: UntilDraft, nowMs: number): BypassUntil | null {
  if (draft.kind === 'next-success' && !draft.latest) return { event: 'next-success' };
  const at = nextAt(draft.kind === 'time' ? draft.clock : draft.latestClock, new Date(nowMs));
  if (at === null) return null;
  return draft.kind === 'time' ? { at } : { event: 'next-success', at };
}
