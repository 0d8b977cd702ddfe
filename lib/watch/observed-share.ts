import type { Share } from '../domain/rollout.ts';
import type { MinuteCount } from '../parts.ts';
import type { RolloutEntry } from './picture.ts';
import { rolloutNames } from './rollout-names.ts';

type Observed = Pick<Share, 'observedPercent' | 'observedAt' | 'observedCalls'>;

const NOTHING: Observed = { observedPercent: null, observedAt: null, observedCalls: null };

/**
 * The candidate's share of the calls counted in the newest minute that has counts. A version without a data point in a minute in which
 * the other has one was not called: CloudWatch keeps no zeros for Lambda.
 */
export function observedShare(entry: RolloutEntry): Observed {
  const { baselineVersion, candidateVersion } = rolloutNames(entry);
  if (candidateVersion === null || candidateVersion === baselineVersion) return NOTHING;
  const candidate = entry.minutes.get(candidateVersion);
  const baseline = baselineVersion === null ? undefined : entry.minutes.get(baselineVersion);
  const at = [newest(candidate), newest(baseline)]
    .filter((minute) => minute !== null)
    .toSorted()
    .at(-1);
  if (at === undefined) return NOTHING;
  const calls = candidate?.get(at)?.invocations ?? 0;
  const observedCalls = calls + (baseline?.get(at)?.invocations ?? 0);
  if (observedCalls === 0) return NOTHING;
  return { observedPercent: (calls / observedCalls) * 100, observedAt: at, observedCalls };
}

function newest(minutes: Map<string, MinuteCount> | undefined): string | null {
  let found: string | null = null;
  for (const [at, minute] of minutes ?? [])
    if (minute.invocations !== null && (found === null || at > found)) found = at;
  return found;
}
