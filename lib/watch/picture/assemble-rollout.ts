import { deploymentConsoleUrl } from '../../domain/rollout/console-url.ts';
import type { Alarm } from '../../domain/alarms/alarm.ts';
import { isActive } from '../../domain/rollout/is-active.ts';
import { alarmsIgnoredBy, type Guard } from '../../domain/rollout/guard.ts';
import type { Iso } from '../../domain/time/iso.ts';
import { nextStep } from '../../domain/plan/next-step.ts';
import { plannedPercentAt } from '../../domain/plan/planned-percent-at.ts';
import type { LifecycleEvent, Rollout, Share } from '../../domain/rollout/rollout.ts';
import { offPlanOfEntry } from './off-plan-of-entry.ts';
import { observedShare } from './observed-share.ts';
import type { RolloutEntry } from './picture.ts';
import { rolloutNames } from './rollout-names.ts';
import { shiftStartOf } from './shift-start.ts';
import { trafficSince } from './traffic-since.ts';
import { verdictOfEntry } from './verdict-of-entry.ts';

export interface AssembleRollout {
  target: string;
  region: string;
  /** AWS's time. */
  now: Iso;
  guard: Guard;
  /** The alarms of `guard` now. */
  alarms: Alarm[];
}

/** The rollout as the domain has it. */
export function assembleRollout(entry: RolloutEntry, around: AssembleRollout): Rollout {
  const { record } = entry;
  const { guard } = around;
  const active = isActive(record.status);
  const shiftStartedAt = shiftStartOf(entry);
  const offPlan = offPlanOfEntry(entry, around.now);
  const verdict = verdictOfEntry(entry, around.now);
  const traffic = trafficSince(entry, shiftStartedAt, record.completedAt, verdict);
  return {
    id: record.id,
    target: around.target,
    application: record.application,
    group: record.group,
    ...rolloutNames(entry),
    status: record.status,
    creator: record.creator,
    startedBy: entry.startedBy,
    description: record.description,
    createdAt: record.createdAt,
    startedAt: record.startedAt,
    completedAt: record.completedAt,
    plan: entry.plan,
    shiftStartedAt,
    share: shareOf(entry, { shiftStartedAt, now: around.now, isOffPlan: offPlan !== null }),
    offPlan,
    lifecycle: lifecycleOf(entry),
    guard,
    autoRollback: guard.rollback?.events ?? null,
    alarms: {
      ignored: alarmsIgnoredBy(guard),
      items: active ? around.alarms : (entry.alarmsAtEnd ?? around.alarms),
    },
    // One set of numbers: a verdict that was kept has the counts that were kept with it.
    traffic: entry.verdictAtEnd === null ? traffic : (entry.trafficAtEnd ?? traffic),
    verdict,
    rollback: record.rollback,
    error: record.error,
    watched: {
      ...entry.watched,
      missing: [
        ...entry.watched.missing,
        ...[...entry.problems.values()].map(({ message }) => ({ kind: 'refused' as const, answer: message })),
      ],
    },
    consoleUrl: deploymentConsoleUrl(around.region, record.id),
    asOf: entry.asOf,
  };
}

function shareOf(
  entry: RolloutEntry,
  { shiftStartedAt, now, isOffPlan }: { shiftStartedAt: Iso | null; now: Iso; isOffPlan: boolean },
): Share {
  const { plan, routed, record } = entry;
  const at = record.completedAt ?? now;
  return {
    plannedPercent: plannedPercentAt(plan, shiftStartedAt, at, routed),
    routedPercent: routed.at(-1)?.percent ?? null,
    ...observedShare(entry, shiftStartedAt),
    // Steps may have come unseen, and what CodeDeploy does from elsewhere is not known.
    next:
      isActive(record.status) && routed.at(-1)?.percent !== null && !isOffPlan
        ? nextStep({ plan, shiftStartedAt, routed, now })
        : null,
  };
}

/** Only the AppSpec names the hooks. */
function lifecycleOf({ target, record }: RolloutEntry): LifecycleEvent[] {
  const hooks: Record<string, string | null | undefined> = {
    BeforeAllowTraffic: record.appSpec?.beforeAllowTraffic,
    AfterAllowTraffic: record.appSpec?.afterAllowTraffic,
  };
  return (target?.lifecycle ?? []).map((event) => ({ ...event, hookFunction: hooks[event.name] ?? null }));
}
