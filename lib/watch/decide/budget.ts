/** The limits on AWS calls a minute (design.md): for a region, and for each running rollout. */
const REGION_CALLS = 30;
export const ROLLOUT_CALLS = 15;
/**
 * The 15 are meant over a whole rollout. In any one minute it may be this many: a start or a step takes several at
 * once, and its alias must not get old after them.
 */
export const MOST_IN_A_MINUTE = 25;
/** This many of the region's calls are reserved for the list of what runs: without it nothing is seen. */
export const LIST_CALLS = 15;
/** The rest of the region's calls. */
export const OTHER_CALLS = REGION_CALLS - LIST_CALLS;
const MINUTE_MS = 60_000;

/**
 * Who pays for a call:
 * - list: the region's calls for the list of what runs; region: its other calls; rotation: a part of those, for what
 *   does not move;
 * - rollout: a running one (its deployment id); shared: calls of all rollouts that none of them has used;
 * - advance: the region, later. For the few readings at a rollout's end, which must not wait until the minute has room.
 *   The rotation waits longer instead. `id`: what they are about.
 * - first-reading: nobody, while a target is read for the first time.
 */
export type Pool =
  | { kind: 'list' }
  | { kind: 'region' }
  | { kind: 'rotation' }
  | { kind: 'rollout'; id: string }
  | { kind: 'shared' }
  | { kind: 'advance'; id: string }
  | { kind: 'first-reading' };

/** Counts calls over the last minute. */
export interface Budget {
  /** Calls that a job is about to make. */
  charge(pool: Pool, calls: number, nowMs: number): void;
  /** A job's calls that did not reach AWS cost it nothing. */
  refund(pool: Pool, calls: number): void;
  /** A call that was really made, by anybody, commands included. */
  made(calls: number, nowMs: number): void;
  /** The running rollouts. Calls of an ended one no longer count against what the others share. */
  setActive(ids: ReadonlySet<string>, nowMs: number): void;
  isActive(rolloutId: string): boolean;
  spent(pool: Pool, nowMs: number): number;
  /** Calls that were really made in the last minute. */
  madeInAll(nowMs: number): number;
  /** The limit of the last minute, with so many calls for each rollout: one that ran in it still adds its own. */
  limitInAll(each: number, nowMs: number): number;
  /** What all rollouts together may use. */
  sharedLimit(): number;
  /** When the pool (or all pools together) has fewer than `below` calls in the last minute; now if it already has. */
  freeAt(pool: Pool | 'all', below: number, nowMs: number): number;
}

interface Call {
  atMs: number;
  /** The rollout that it was made for; null: none. */
  id: string | null;
}

export function createBudget(): Budget {
  const charged = new Map<string, Call[]>();
  const chargedInAll: Call[] = [];
  const made: Call[] = [];
  const free: Call[] = [];
  const ranAtMs = new Map<string, number>();
  let active: ReadonlySet<string> = new Set();

  const callsOf = (pool: Pool | 'all', nowMs: number): Call[] => {
    if (pool !== 'all') return recent(charged.get(poolName(pool)) ?? [], nowMs);
    const paid = recent(chargedInAll, nowMs);
    // Calls that nobody pays for were made too: the oldest of those made stand for them.
    const notFree = recent(made, nowMs).slice(recent(free, nowMs).length);
    return notFree.length >= paid.length ? notFree : paid;
  };

  return {
    charge(pool, calls, nowMs) {
      const lists = countedIn(pool).map((name) => listOf(charged, name));
      const call: Call = { atMs: nowMs, id: pool.kind === 'rollout' ? pool.id : null };
      for (let n = 0; n < calls; n += 1) {
        for (const list of lists) list.push(call);
        (pool.kind === 'first-reading' ? free : chargedInAll).push(call);
      }
    },
    refund(pool, calls) {
      const paid = pool.kind === 'first-reading' ? free : chargedInAll;
      for (const list of [...countedIn(pool).map((name) => listOf(charged, name)), paid]) list.splice(-calls, calls);
    },
    made(calls, nowMs) {
      for (let n = 0; n < calls; n += 1) made.push({ atMs: nowMs, id: null });
    },
    setActive(ids, nowMs) {
      const ended = [...active].filter((id) => !ids.has(id));
      active = ids;
      for (const id of ids) ranAtMs.set(id, nowMs);
      for (const id of ended) charged.delete(id);
      if (ended.length === 0) return;
      const shared = charged.get('shared') ?? [];
      charged.set(
        'shared',
        shared.filter(({ id }) => id === null || ids.has(id)),
      );
    },
    isActive: (rolloutId) => active.has(rolloutId),
    spent: (pool, nowMs) => callsOf(pool, nowMs).length,
    madeInAll: (nowMs) => recent(made, nowMs).length,
    limitInAll(each, nowMs) {
      for (const [id, atMs] of ranAtMs) if (nowMs - atMs > MINUTE_MS) ranAtMs.delete(id);
      return REGION_CALLS + each * ranAtMs.size;
    },
    sharedLimit: () => ROLLOUT_CALLS * active.size,
    freeAt(pool, below, nowMs) {
      const calls = callsOf(pool, nowMs);
      const leaves = calls[calls.length - below];
      return calls.length < below || leaves === undefined ? nowMs : leaves.atMs + MINUTE_MS;
    },
  };
}

/** The pools that a call from this one counts in. */
export function countedIn(pool: Pool): string[] {
  if (pool.kind === 'rotation') return ['rotation', 'region'];
  if (pool.kind === 'rollout') return [pool.id, 'shared'];
  if (pool.kind === 'advance') return [poolName(pool), 'region'];
  return [pool.kind];
}

export function poolName(pool: Pool): string {
  if (pool.kind === 'rollout') return pool.id;
  return pool.kind === 'advance' ? `advance ${pool.id}` : pool.kind;
}

function listOf(lists: Map<string, Call[]>, name: string): Call[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}

/** Removes what is older than a minute from the list itself (times only grow), so that it stays short. */
function recent(calls: Call[], nowMs: number): Call[] {
  const first = calls.findIndex(({ atMs }) => atMs > nowMs - MINUTE_MS);
  calls.splice(0, first === -1 ? calls.length : first);
  return calls;
}
