import { buildSeries } from '../domain/rollout/build-series.ts';
import { toIso, toMs } from '../domain/time/iso.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import type { Series } from '../domain/series/series.ts';
import type { Parts } from '../parts/parts.ts';
import { getRollout } from './get-rollout.ts';
import { requireTarget } from '../domain/errors/require-target.ts';

const MINUTE_MS = 60_000;
/** What the baseline did before, and what the alias did after, belong to the story. */
const LEAD_MS = 10 * MINUTE_MS;
const TAIL_MS = 10 * MINUTE_MS;
/** CodeDeploy ends a Lambda deployment after 50 hours at the latest (its quotas). */
const LONGEST_MS = 51 * 60 * MINUTE_MS;

/** A rollout's history by the minute, from ten minutes before it began to ten minutes after its end or to now. Throws as getRollout. */
export async function getSeries(
  deps: Pick<Parts, 'targets' | 'watcher' | 'store' | 'clock' | 'shelves'>,
  input: { target: string; id: string },
): Promise<Series> {
  const target = requireTarget(deps.targets, input.target);
  const rollout = await getRollout(deps, input);
  const nowMs = (target.clock.now() ?? deps.clock.now()).getTime();
  const minute = Math.floor(nowMs / MINUTE_MS);
  return deps.shelves.series.get(input.target, input.id, minute, () => read(deps, rollout, nowMs));
}

async function read(deps: Pick<Parts, 'store'>, rollout: Rollout, nowMs: number): Promise<Series> {
  const { target, id, functionName, alias } = rollout;
  const from = toMs(rollout.createdAt) - LEAD_MS;
  const until = rollout.completedAt === null ? nowMs : Math.min(nowMs, toMs(rollout.completedAt) + TAIL_MS);
  const span = { from: toIso(from), to: toIso(Math.min(until, from + LONGEST_MS)) };
  const versions = [rollout.baselineVersion, rollout.candidateVersion].filter((version) => version !== null);
  const known = functionName !== null && alias !== null;
  const [routed, minutes, events] = await Promise.all([
    deps.store.samples.routed(target, id),
    known ? deps.store.samples.minutes(target, functionName, alias, versions, span.from, span.to) : [],
    deps.store.samples.events(target, id),
  ]);
  return buildSeries({ rollout, routed, minutes, events, ...span });
}
