import type { AliasHistory } from './alias-use.ts';
import type { AliasState, Drift } from './group.ts';
import type { RolloutSummary } from '../rollout/rollout-summary.ts';
import type { Iso } from '../time/iso.ts';

/**
 * Whether the alias is where the last deployment left it, whichever group's that was. Weights without a running
 * deployment are a split, whoever set them: AWS itself puts transient weights on an alias in some updates.
 */
export function driftOf(input: {
  alias: AliasState | null;
  history: Pick<AliasHistory, 'running' | 'keptRunning' | 'last'>;
  /** When the alias was first seen where it is now; null or absent: already there when Sluice first looked. */
  aliasSeenAt?: Iso | null;
}): Drift {
  const { alias, history } = input;
  if (history.running !== null) return { kind: 'shifting' };
  if (history.keptRunning !== null || alias === null) return { kind: 'unknown' };
  const weights = Object.fromEntries(Object.entries(alias.weights).filter(([, percent]) => percent > 0));
  if (Object.keys(weights).length > 0) return { kind: 'split', version: alias.version, weights };
  const [expectedVersion, ...others] = history.last === null ? [] : versionsLeftBy(history.last.rollout);
  if (expectedVersion === undefined) return { kind: 'unknown' };
  return alias.version === expectedVersion || others.includes(alias.version)
    ? { kind: 'in-place' }
    : { kind: 'moved', expectedVersion, version: alias.version, seenAt: input.aliasSeenAt ?? null };
}

/**
 * Versions that the alias may be on after an ended rollout, the likeliest first. Stopped or failed without a rollback,
 * it is on the baseline; if it failed in AfterAllowTraffic, at 100%, it is on the candidate.
 */
function versionsLeftBy(rollout: RolloutSummary): string[] {
  const { baselineVersion, candidateVersion } = rollout;
  if (rollout.status === 'Succeeded') return candidateVersion === null ? [] : [candidateVersion];
  if (baselineVersion === null) return [];
  return rollout.rolledBackBy !== null || candidateVersion === null
    ? [baselineVersion]
    : [baselineVersion, candidateVersion];
}
