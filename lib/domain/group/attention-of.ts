import { describeRouting } from '../rollout/describe-off-plan.ts';
import { describeStatus } from '../rollout/describe-status.ts';
import type { Group } from './group.ts';
import { describeSlowVerdict, describeVerdict } from '../verdict/describe-verdict.ts';
import { describeLastMove } from './moves-alias.ts';
import { isActive } from '../rollout/is-active.ts';
import { toMs, type Iso } from '../time/iso.ts';
import { rollbackOf, type AnyRollout } from '../rollout/rollout-summary.ts';
import type { Rollout } from '../rollout/rollout.ts';

/** A bad ending needs attention this long; after that it is history. */
const RECENT_MS = 24 * 3_600_000;

/** Why a person should look at a group now, the most urgent first. `rollout`: the running one, if any. */
export function needsAttention(group: Group, rollout: Rollout | null, now: Iso): { reasons: string[] } {
  return {
    reasons: [
      ...worse(rollout),
      ...offPlan(rollout),
      ...inAlarm(group),
      ...bypassStuck(group),
      ...outOfPlace(group),
      ...endedBadly(group.lastRollout, now),
    ],
  };
}

function worse(rollout: Rollout | null): string[] {
  const verdict = rollout?.verdict ?? null;
  if (rollout === null || verdict === null || !isActive(rollout.status)) return [];
  const { slow } = verdict;
  return [
    ...(verdict.kind === 'worse' ? [describeVerdict(verdict)] : []),
    ...(slow?.kind === 'worse' ? [describeSlowVerdict(slow, verdict)] : []),
  ].map(({ headline, detail }) => `${headline}: ${detail}`);
}

function offPlan(rollout: Rollout | null): string[] {
  if (!rollout?.offPlan) return [];
  return [`The alias was moved during the rollout, not by its plan: ${describeRouting(rollout.offPlan)}.`];
}

function inAlarm({ alarms }: Group): string[] {
  return alarms.items
    .filter((alarm) => alarm.state === 'ALARM' || alarm.state === 'NOT_FOUND')
    .map((alarm) => (alarm.state === 'ALARM' ? `${alarm.name} is in ALARM.` : `No alarm is named ${alarm.name}.`));
}

function bypassStuck({ bypass }: Group): string[] {
  return bypass === null || bypass.rearmError === null
    ? []
    : [`The alarms should be armed again, but AWS refuses: ${bypass.rearmError}`];
}

function outOfPlace(group: Group): string[] {
  const { drift } = group;
  if (drift.kind === 'split') return ['The alias is split between two versions and no rollout is running.'];
  if (drift.kind === 'moved') {
    return [
      `The alias is on version ${drift.version}, ${describeLastMove(group)} left it on ${drift.expectedVersion}.`,
    ];
  }
  if (drift.kind === 'version-gone') {
    return [`The alias points to version ${drift.version}, which does not exist any more.`];
  }
  return [];
}

function endedBadly(last: AnyRollout | null, now: Iso): string[] {
  if (last === null || isActive(last.status)) return [];
  if (toMs(now) - toMs(last.completedAt ?? last.createdAt) > RECENT_MS) return [];
  if (last.status === 'Succeeded') {
    return rollbackOf(last) === null ? [] : ['The last rollout was rolled back.'];
  }
  const { word, icon } = describeStatus(last);
  // Whoever stopped it knows.
  return icon === 'stopped-by-hand' ? [] : [`Last rollout: ${word}.`];
}
