import type { Iso } from '../domain/time/iso.ts';
import type { Samples } from '../parts/samples.ts';
import { seriesSpan } from '../domain/rollout/series-span.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import type { Series } from '../domain/series/series.ts';
import type { Parts } from '../parts/parts.ts';
import { getRollout } from './get-rollout.ts';
import { requireTarget } from '../domain/errors/require-target.ts';

/**
 * A rollout's history by the minute, from ten minutes before it began to ten minutes after its end or to now. Throws as
 * getRollout.
 */
export async function getSeries(
  deps: Pick<Parts, 'targets' | 'watcher' | 'store' | 'clock' | 'shelves'>,
  input: { target: string; id: string },
): Promise<Series> {
  const target = requireTarget(deps.targets, input.target);
  const rollout = await getRollout(deps, input);
  const now = (target.clock.now() ?? deps.clock.now()).toISOString();
  return deps.shelves.series.get(rollout, now, () => read(deps, rollout, now));
}

async function read({ store }: Pick<Parts, 'store'>, rollout: Rollout, now: Iso): Promise<Samples> {
  const { target, id, functionName, alias } = rollout;
  const { from, to } = seriesSpan(rollout, now);
  const versions = [rollout.baselineVersion, rollout.candidateVersion].filter((version) => version !== null);
  const [routed, minutes, events] = await Promise.all([
    store.samples.routed(target, id),
    functionName === null || alias === null
      ? []
      : store.samples.minutes(target, functionName, alias, versions, from, to),
    store.samples.events(target, id),
  ]);
  return { routed, minutes, events };
}
