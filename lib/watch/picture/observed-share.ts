import type { Iso } from '../../domain/time/iso.ts';
import type { Share } from '../../domain/rollout/rollout.ts';
import type { MinuteCount } from '../../parts/cloud-watch.ts';
import type { RolloutEntry } from './picture.ts';
import { rolloutNames } from './rollout-names.ts';

type Observed = Pick<Share, 'observedPercent' | 'observedAt' | 'observedCalls'>;

const NOTHING: Observed = { observedPercent: null, observedAt: null, observedCalls: null };

/**
 * The candidate's share of the calls in the newest counted minute that lies wholly after the start of the shift;
 * earlier minutes say nothing about the split. A version without a data point in a minute in which the other has one
 * was not called: CloudWatch keeps no zeros for Lambda.
 */
export function observedShare(entry: RolloutEntry, shiftStartedAt: Iso | null): Observed {
  const { baselineVersion, candidateVersion } = rolloutNames(entry);
  if (shiftStartedAt === null || candidateVersion === null || candidateVersion === baselineVersion) return NOTHING;
  const candidate = entry.minutes.get(candidateVersion);
  const baseline = baselineVersion === null ? undefined : entry.minutes.get(baselineVersion);
  const until = entry.record.completedAt;
  const at = [newest(candidate, until), newest(baseline, until)]
    .filter((minute) => minute !== null)
    .toSorted()
    .at(-1);
  if (at === undefined || at < shiftStartedAt) return NOTHING;
  const calls = candidate?.get(at)?.invocations ?? 0;
  const observedCalls = calls + (baseline?.get(at)?.invocations ?? 0);
  if (observedCalls === 0) return NOTHING;
  return { observedPercent: (calls / observedCalls) * 100, observedAt: at, observedCalls };
}

/** The newest counted minute that began before the rollout ended. Later counts are no share of it. */
function newest(minutes: Map<string, MinuteCount> | undefined, until: Iso | null): string | null {
  let found: string | null = null;
  for (const [at, minute] of minutes ?? [])
    if (minute.invocations !== null && (until === null || at < until) && (found === null || at > found)) found = at;
  return found;
}
