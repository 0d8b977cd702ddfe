import { formatMoment } from '../format/format-moment.ts';
import { formatPercent } from '../format/format-percent.ts';
import { formatUtcTime } from '../format/format-utc.ts';
import { aliasName } from './alias-name.ts';
import type { OffPlan, Routing } from './off-plan.ts';
import type { Rollout } from './rollout.ts';
import type { Iso } from '../time/iso.ts';

/** "60% on version 3, 40% on version 1". */
export function describeRouting({ parts }: Pick<Routing, 'parts'>): string {
  return parts.map(({ version, percent }) => `${formatPercent(percent)} on version ${version}`).join(', ');
}

/**
 * An alias that its running rollout did not put where it is, in sentences. `otherMover`: who else is known to move it,
 * "d-A1B2C3D4E of group g-old is running"; null: nobody.
 */
export function describeOffPlan(
  rollout: Pick<Rollout, 'id' | 'group' | 'functionName' | 'alias' | 'baselineVersion' | 'candidateVersion'>,
  offPlan: OffPlan,
  { now, otherMover }: { now: Iso; otherMover: string | null },
): { title: string; detail: string } {
  const who =
    otherMover === null
      ? 'Somebody moved the alias, or the rollout runs by another plan than Sluice read. AWS does not say who.'
      : `${otherMover}, and moves the same alias.`;
  return {
    title: `${aliasName(rollout)} is not where this rollout put it: ${describeRouting(offPlan)}, first seen at ${seen(offPlan.seenAt, now)}.`,
    detail: `${why(rollout, offPlan, now)} ${who} What CodeDeploy does with it at its next step is not documented.`,
  };
}

/** The same in a few words, for rows. */
export const OFF_PLAN_WORDS = 'moved, not by its plan';

function seen(at: Iso, now: Iso): string {
  return at.slice(0, 10) === now.slice(0, 10) ? `${formatUtcTime(at)} UTC` : formatMoment(at, now);
}

function why(
  { baselineVersion, candidateVersion }: Pick<Rollout, 'baselineVersion' | 'candidateVersion'>,
  offPlan: OffPlan,
  now: Iso,
): string {
  switch (offPlan.kind) {
    case 'other-version':
      return `Version ${offPlan.version} has no part in it: it goes from ${baselineVersion} to ${candidateVersion}.`;
    case 'before-shift':
      return 'CodeDeploy has not begun to shift traffic.';
    case 'no-step':
      return `Its plan has no step at ${formatPercent(offPlan.percent)}.`;
    case 'early':
      return `Its plan has ${formatPercent(offPlan.percent)} only at ${seen(offPlan.dueAt, now)}.`;
    case 'back':
      return `${formatPercent(offPlan.reachedPercent)} had been on version ${candidateVersion}, and the rollout has not ended.`;
  }
}
