import { MOST_IN_A_MINUTE, poolName, OTHER_CALLS, ROLLOUT_CALLS, type Budget, type Pool } from './budget.ts';
import type { Candidate } from './candidates.ts';

/** When there is no room at all: look again after this time. */
const LOOK_AGAIN_MS = 5_000;

/** Calls that this decision has already assigned, by pool. */
export interface HandedOut {
  byPool: Map<string, number>;
  inAll: number;
}

/**
 * How many of the shared calls are not lent: some of each rollout's for its end, which is read in advance, and some for
 * the next step of one of them. Steps of several rollouts rarely coincide, so less than that for each is enough.
 */
function keptFrom(isSlow: boolean, rollouts: number): number {
  return isSlow ? 4 * rollouts + 6 * Math.sqrt(rollouts) : 2 * rollouts + 4 * Math.sqrt(rollouts);
}

/**
 * Which pool pays for the candidate now, or when one can. The region's readings may use calls that the rollouts leave.
 * So may the rotation, unless people's commands have used up the minute.
 */
export function whoPays(
  budget: Budget,
  candidate: Candidate,
  handedOut: HandedOut,
  nowMs: number,
): { pool: Pool } | { freeAtMs: number } {
  const { pool, calls, cap } = candidate;
  if (pool.kind === 'first-reading') return { pool };
  const room = (of: Pool | 'all', limit: number, already: number): number => {
    const below = limit - calls - already + 1;
    return below <= 0 ? nowMs + LOOK_AGAIN_MS : budget.freeAt(of, below, nowMs);
  };
  const roomIn = (of: Pool, limit: number) => room(of, limit, handedOut.byPool.get(poolName(of)) ?? 0);
  const shared: Pool = { kind: 'shared' };
  const sharedLimit = budget.sharedLimit();
  if (pool.kind === 'list') {
    const freeAtMs = roomIn(pool, cap);
    return freeAtMs <= nowMs ? { pool } : { freeAtMs };
  }
  if (pool.kind === 'rollout') {
    const most = (sharedLimit / ROLLOUT_CALLS) * Math.max(cap, ROLLOUT_CALLS);
    const freeAtMs = Math.max(roomIn(pool, cap), roomIn(shared, most));
    return freeAtMs <= nowMs ? { pool } : { freeAtMs };
  }
  const isSlow = pool.kind === 'rotation';
  const kept = keptFrom(isSlow, sharedLimit / ROLLOUT_CALLS);
  const region = roomIn({ kind: 'region' }, OTHER_CALLS);
  const ways: { pool: Pool; atMs: number }[] = [
    { pool: isSlow ? pool : { kind: 'region' }, atMs: isSlow ? Math.max(region, roomIn(pool, cap)) : region },
    { pool: shared, atMs: roomIn(shared, Math.floor(sharedLimit - kept)) },
  ];
  const inAllMs = (each: number) => room('all', budget.limitInAll(each, nowMs), handedOut.inAll);
  if (isSlow) for (const way of ways) way.atMs = Math.max(way.atMs, inAllMs(ROLLOUT_CALLS));
  // The end of a rollout is read also where rollouts took their most in this minute.
  if (pool.kind === 'advance') ways.push({ pool, atMs: Math.max(roomIn(pool, cap), inAllMs(MOST_IN_A_MINUTE)) });
  const free = ways.find(({ atMs }) => atMs <= nowMs);
  return free ? { pool: free.pool } : { freeAtMs: Math.min(...ways.map(({ atMs }) => atMs)) };
}
