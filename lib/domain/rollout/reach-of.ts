import { formatPlural } from '../format/format-count.ts';
import { formatPercent } from '../format/format-percent.ts';
import { reachedPercent } from '../plan/reached-percent.ts';
import type { RoutedPoint } from '../series/series.ts';
import type { Rollout } from './rollout.ts';

/** How far an ended rollout came, as far as anything shows it. */
export type Reach =
  /** The highest share that was seen, above 0. */
  | { kind: 'share'; percent: number }
  /** Its share was not seen, but Lambda counted calls of the candidate through the alias. */
  | { kind: 'calls'; calls: number }
  /** Traffic began to shift, and of all calls that were counted none was the candidate's. */
  | { kind: 'none-counted' }
  /** Traffic never began to shift. */
  | { kind: 'none' }
  | { kind: 'unknown' };

/**
 * How far it came: by the share that was seen, else by the counts, else by CodeDeploy's lifecycle. A share of 0 before
 * and after is no proof that nothing was routed: a canary that an alarm stops may last for seconds, between two
 * readings. `routed`: oldest first.
 */
export function reachOf(
  rollout: Pick<Rollout, 'lifecycle' | 'shiftStartedAt' | 'traffic' | 'completedAt'>,
  routed: readonly RoutedPoint[],
): Reach {
  const percent = reachedPercent(routed);
  if (percent !== null && percent > 0) return { kind: 'share', percent };
  const { traffic } = rollout;
  const calls = traffic?.candidate?.calls ?? null;
  if (calls !== null && calls > 0) return { kind: 'calls', calls };
  const allow = rollout.lifecycle.find(({ name }) => name === 'AllowTraffic')?.status;
  if (allow === 'Skipped' || allow === 'Pending') return { kind: 'none' };
  if (rollout.shiftStartedAt === null) return percent === 0 ? { kind: 'none' } : { kind: 'unknown' };
  // Lambda reports no zeros: a version that was not called is absent where the other one was counted to the end.
  const isCountedToTheEnd = traffic !== null && traffic.baseline !== null && isUntilEnd(traffic, rollout.completedAt);
  return isCountedToTheEnd ? { kind: 'none-counted' } : { kind: 'unknown' };
}

function isUntilEnd({ until }: NonNullable<Rollout['traffic']>, completedAt: Rollout['completedAt']): boolean {
  return completedAt !== null && until >= completedAt;
}

/** "it had reached 20% on 42", in the middle of a sentence; null: nothing is known. */
export function describeReach(reach: Reach, candidateVersion: string | null): string | null {
  const version = candidateVersion ?? 'the new version';
  switch (reach.kind) {
    case 'share':
      return `it had reached ${formatPercent(reach.percent)} on ${version}`;
    case 'calls':
      return `${formatPlural(reach.calls, 'call')} went to ${version}, at a share that nobody saw`;
    case 'none-counted':
      return `no call to ${version} was counted`;
    case 'none':
      return `no call ever went to ${version}`;
    case 'unknown':
      return null;
  }
}
