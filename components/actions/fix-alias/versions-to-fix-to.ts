import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { lastMoveOf } from '@/lib/domain/group/moves-alias.ts';
import { trafficOfAlias } from '@/lib/domain/group/traffic-of-alias.ts';

/** A version that an alias could be put on, and why it is offered. */
export interface FixVersion {
  version: string;
  words: string;
}

/** Where a drifted alias could go: first where its last rollout left it, then to the versions with traffic. */
export function versionsToFixTo(group: Group): FixVersion[] {
  const { drift } = group;
  const lastRollout = lastMoveOf(group);
  const on = trafficOfAlias(group.aliasState) ?? [];
  const share = (version: string): string => {
    const part = on.find((each) => each.version === version);
    return part === undefined ? 'no traffic now' : `${formatPercent(part.percent)} of the traffic now`;
  };
  const offered: FixVersion[] = [];
  const offer = (version: string | null | undefined, why: string): void => {
    if (version && !offered.some((each) => each.version === version)) {
      offered.push({ version, words: `${why}, ${share(version)}` });
    }
  };
  if (drift.kind === 'moved') offer(drift.expectedVersion, 'where the last rollout left it');
  const isGone = (version: string | null | undefined) => drift.kind === 'version-gone' && drift.version === version;
  const { baselineVersion, candidateVersion } = lastRollout ?? {};
  if (lastRollout?.status === 'Succeeded' && !isGone(candidateVersion)) offer(candidateVersion, 'shipped last');
  if (!isGone(baselineVersion)) offer(baselineVersion, 'the last rollout’s old version');
  if (!isGone(candidateVersion)) offer(candidateVersion, 'the last rollout’s new version');
  for (const { version } of on) if (!isGone(version)) offer(version, 'the alias names it');
  return offered;
}
