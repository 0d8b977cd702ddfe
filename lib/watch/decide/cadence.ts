import { MOST_IN_A_MINUTE, ROLLOUT_CALLS } from './budget.ts';

/** How closely one rollout is followed, given its picture. All times are this machine's, ms. */
export interface RolloutPace {
  id: string;
  /** null until the function and alias are known. */
  aliasKey: string | null;
  /**
   * before: no traffic on the candidate yet. after: all of it (AfterAllowTraffic). ended: no longer in the list of
   * active ones.
   */
  phase: 'before' | 'shifting' | 'after' | 'ended';
  discoveredAtMs: number;
  /** Followed closely until then, after a start, a command, an alarm or the end. */
  closeUntilMs: number;
  /** When the plan's next step is expected; null: none is. */
  nextStepAtMs: number | null;
  aliasReadAtMs: number | null;
  lifecycleReadAtMs: number | null;
  /** Something happened, and the lifecycle has more about it. */
  lifecycleWanted: boolean;
}

export interface Due {
  atMs: number;
  /**
   * Up to how many of the rollout's calls in the last minute this reading may be made. Urgent readings may use the last
   * ones.
   */
  cap: number;
  /** When it may use more calls than that, if it has not been made by then. */
  moreAtMs?: number;
}

const WINDOW_BEFORE_MS = 500;
const WINDOW_AFTER_MS = 12_000;
const WINDOW_PERIOD_MS = 1_200;
const CLOSE_PERIOD_MS = 1_500;

const ALIAS_PERIOD_MS = { before: 4_500, shifting: 7_500, after: 20_000 };
const LIFECYCLE_PERIOD_MS = { before: 45_000, shifting: 40_000, after: 10_000 };
/** No alias of a running rollout gets older than ten seconds, the calls included. */
const OLDEST_ALIAS_MS = 8_000;
/** With more running rollouts all are read more slowly: Lambda allows 15 GetAlias a second, and a third are enough. */
const CROWD = 50;
const AFTER_START_MS = 5_000;

/** Between steps. */
export const BASE_CAP = 10;
const CLOSE_CAP = 11;
const URGENT_CAP = ROLLOUT_CALLS;
/** Nothing announces the first step. Some are left for an alias that would get old, and for the step after it. */
const FIRST_STEP_CAP = 20;

/**
 * When the alias is read next. Slowly between steps, quickly around an expected step and while something happens:
 * fifteen calls a minute are too few for a fixed pace that sees every change within 2.5 s (docs/decisions/003). Nothing
 * announces the first step, so before it the pace is as quick as the budget allows. Whatever was spent, it is read
 * before it is ten seconds old. null: never.
 */
export function aliasDue(pace: RolloutPace, nowMs: number, slow: number): Due | null {
  // The alias of an ended rollout is read once more with its group.
  if (pace.aliasKey === null || pace.phase === 'ended') return null;
  const last = pace.aliasReadAtMs;
  const isClose = nowMs < pace.closeUntilMs;
  if (last === null) return { atMs: nowMs, cap: URGENT_CAP };

  const dues: Due[] = [
    { atMs: last + ALIAS_PERIOD_MS[pace.phase] * slow, cap: pace.phase === 'before' ? FIRST_STEP_CAP : BASE_CAP },
  ];
  dues.push({ atMs: last + OLDEST_ALIAS_MS * slow, cap: MOST_IN_A_MINUTE });
  if (isClose) {
    const cap = pace.phase === 'before' ? FIRST_STEP_CAP : CLOSE_CAP;
    dues.push({ atMs: last + CLOSE_PERIOD_MS * slow, cap });
  }
  if (pace.nextStepAtMs !== null && nowMs <= pace.nextStepAtMs + WINDOW_AFTER_MS) {
    const opensAtMs = pace.nextStepAtMs - WINDOW_BEFORE_MS;
    dues.push({ atMs: Math.max(opensAtMs, last + WINDOW_PERIOD_MS * slow), cap: MOST_IN_A_MINUTE });
  }
  return soonest(dues, nowMs);
}

/** How many times slower every alias is read while so many rollouts run. */
export function crowding(rollouts: readonly RolloutPace[]): number {
  return Math.max(1, rollouts.filter(({ phase }) => phase !== 'ended').length / CROWD);
}

/** When the lifecycle events are read next; null: not on a schedule. */
export function lifecycleDue(pace: RolloutPace, nowMs: number, slow: number): Due | null {
  const last = pace.lifecycleReadAtMs;
  if (last === null) return { atMs: nowMs, cap: URGENT_CAP };
  if (pace.lifecycleWanted) return { atMs: last + CLOSE_PERIOD_MS * slow, cap: URGENT_CAP };
  if (pace.phase === 'ended') return null;
  // A reading right at the start mostly finds nothing begun.
  const startedAtMs = pace.discoveredAtMs + AFTER_START_MS;
  if (last < startedAtMs && pace.phase === 'before') return { atMs: startedAtMs, cap: CLOSE_CAP };
  return { atMs: last + LIFECYCLE_PERIOD_MS[pace.phase] * slow, cap: CLOSE_CAP };
}

/** Of those due, the one that may use the most calls; if none is due, the one that comes first. */
function soonest(dues: Due[], nowMs: number): Due | null {
  const overdue = dues.filter((due) => due.atMs <= nowMs).toSorted((a, b) => b.cap - a.cap)[0];
  if (overdue !== undefined) {
    const later = dues.filter(({ atMs, cap }) => atMs > nowMs && cap > overdue.cap).map(({ atMs }) => atMs);
    return later.length === 0 ? overdue : { ...overdue, moreAtMs: Math.min(...later) };
  }
  return dues.toSorted((a, b) => a.atMs - b.atMs)[0] ?? null;
}
