/** What is promised of AWS calls a minute (design.md): for a region, and for each rollout that runs. */
export const REGION_CALLS = 30;
export const ROLLOUT_CALLS = 15;
const MINUTE_MS = 60_000;

/**
 * Who pays for a call: the region; the rotation over what does not move, which is a part of the region's; one rollout (its deployment
 * id), whose calls all rollouts share; the shared calls that no rollout has used; or nobody, while a target is read for the first time.
 */
export type Pool =
  | { kind: 'region' }
  | { kind: 'rotation' }
  | { kind: 'rollout'; id: string }
  | { kind: 'shared' }
  | { kind: 'first-reading' };

/** Counts calls over the last minute. A rollout grants its calls while it runs and for the minute after. */
export interface Budget {
  /** Calls that a job is about to make. */
  charge(pool: Pool, calls: number, nowMs: number): void;
  /** A call that was really made, by anybody: a command's calls count as well. */
  made(calls: number, nowMs: number): void;
  setActive(ids: Iterable<string>, nowMs: number): void;
  /** Whether this rollout runs, or did a minute ago. */
  grants(rolloutId: string, nowMs: number): boolean;
  spent(pool: Pool, nowMs: number): number;
  /** Calls that were really made in the last minute. */
  madeInAll(nowMs: number): number;
  /** What the last minute may hold in all. */
  limitInAll(nowMs: number): number;
  /** What all rollouts together may spend. */
  sharedLimit(nowMs: number): number;
  /** The moment at which the pool has (or all have) fewer than `below` calls in the last minute; now when it has already. */
  freeAt(pool: Pool | 'all', below: number, nowMs: number): number;
}

export function createBudget(): Budget {
  const charged = new Map<string, number[]>();
  const chargedInAll: number[] = [];
  const made: number[] = [];
  const free: number[] = [];
  const activeAt = new Map<string, number>();

  const times = (pool: Pool | 'all', nowMs: number): number[] => {
    if (pool !== 'all') return recent(charged.get(poolName(pool)) ?? [], nowMs);
    const paid = recent(chargedInAll, nowMs);
    // Calls that nobody pays for were made as well; the oldest of those made stand for them.
    const notFree = recent(made, nowMs).slice(recent(free, nowMs).length);
    return notFree.length >= paid.length ? notFree : paid;
  };
  const activeLately = (nowMs: number): number => {
    for (const [id, at] of activeAt)
      if (nowMs - at > MINUTE_MS) {
        activeAt.delete(id);
        charged.delete(id);
      }
    return activeAt.size;
  };

  return {
    charge(pool, calls, nowMs) {
      const lists = countedIn(pool).map((name) => listOf(charged, name));
      for (let n = 0; n < calls; n += 1) {
        for (const list of lists) list.push(nowMs);
        (pool.kind === 'first-reading' ? free : chargedInAll).push(nowMs);
      }
    },
    made(calls, nowMs) {
      for (let n = 0; n < calls; n += 1) made.push(nowMs);
    },
    setActive(ids, nowMs) {
      for (const id of ids) activeAt.set(id, nowMs);
    },
    grants: (rolloutId, nowMs) => activeLately(nowMs) > 0 && activeAt.has(rolloutId),
    spent: (pool, nowMs) => times(pool, nowMs).length,
    madeInAll: (nowMs) => recent(made, nowMs).length,
    limitInAll: (nowMs) => REGION_CALLS + ROLLOUT_CALLS * activeLately(nowMs),
    sharedLimit: (nowMs) => ROLLOUT_CALLS * activeLately(nowMs),
    freeAt(pool, below, nowMs) {
      const list = times(pool, nowMs);
      const leaves = list[list.length - below];
      return list.length < below || leaves === undefined ? nowMs : leaves + MINUTE_MS;
    },
  };
}

/** The pools that a call of this one counts in. */
export function countedIn(pool: Pool): string[] {
  if (pool.kind === 'rotation') return ['rotation', 'region'];
  if (pool.kind === 'rollout') return [pool.id, 'shared'];
  return [pool.kind];
}

export const poolName = (pool: Pool): string => (pool.kind === 'rollout' ? pool.id : pool.kind);

function listOf(lists: Map<string, number[]>, name: string): number[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}

/** Drops what is older than a minute from the list itself (times only grow), so that it stays short. */
function recent(list: number[], nowMs: number): number[] {
  const first = list.findIndex((at) => at > nowMs - MINUTE_MS);
  list.splice(0, first === -1 ? list.length : first);
  return list;
}
