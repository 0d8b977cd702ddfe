import type { SourceName } from '../../domain/live/health.ts';
import { countedIn, type Pool } from './budget.ts';
import { candidates, type ScheduleView } from './candidates.ts';
import { taskKey, type Task } from './task.ts';
import { whoPays, type HandedOut } from './who-pays.ts';

const LONGEST_SLEEP_MS = 5_000;
const SHORTEST_SLEEP_MS = 20;

export interface NextDue {
  due: { task: Task; pool: Pool; calls: number; source: SourceName }[];
  /** When to decide again, if nothing happens before. */
  wakeAtMs: number;
}

/**
 * What to ask AWS now, most urgent first, within the budget, and when to decide again. A pure decision: reads no clock,
 * keeps nothing, calls nobody.
 */
export function nextDue(view: ScheduleView, nowMs: number): NextDue {
  const due: NextDue['due'] = [];
  let wakeAtMs = nowMs + LONGEST_SLEEP_MS;
  const handedOut: HandedOut = { byPool: new Map(), inAll: 0 };
  const probing = new Set<SourceName>();
  for (const candidate of candidates(view, nowMs).toSorted((a, b) => a.rank - b.rank)) {
    const key = taskKey(candidate.task);
    if (view.running.has(key)) continue;
    const atMs = Math.max(candidate.atMs, view.blockedUntilMs.get(key) ?? 0, probeAt(view, candidate.source));
    if (atMs > nowMs) {
      wakeAtMs = Math.min(wakeAtMs, atMs);
      continue;
    }
    const payer = whoPays(view.budget, candidate, handedOut, nowMs);
    if ('freeAtMs' in payer) {
      wakeAtMs = Math.min(wakeAtMs, payer.freeAtMs, candidate.moreAtMs ?? Infinity);
      continue;
    }
    // An unreachable source is probed by one task at a time.
    if (view.backoff[candidate.source].away !== null) {
      if (probing.has(candidate.source) || isProbed(view, candidate.source)) continue;
      probing.add(candidate.source);
    }
    const { byPool } = handedOut;
    for (const name of countedIn(payer.pool)) byPool.set(name, (byPool.get(name) ?? 0) + candidate.calls);
    if (payer.pool.kind !== 'first-reading') handedOut.inAll += candidate.calls;
    const { task, calls, source } = candidate;
    due.push({ task, pool: payer.pool, calls, source });
  }
  return { due, wakeAtMs: Math.max(wakeAtMs, nowMs + SHORTEST_SLEEP_MS) };
}

/** Whether a running task asks this source. */
function isProbed(view: ScheduleView, source: SourceName): boolean {
  return [...view.running.values()].includes(source);
}

const probeAt = (view: ScheduleView, source: SourceName): number => view.backoff[source].away?.probeAtMs ?? 0;
