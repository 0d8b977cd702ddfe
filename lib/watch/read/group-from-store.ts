import type { Group } from '../../domain/group/group.ts';
import type { RolloutSummary } from '../../domain/rollout/rollout-summary.ts';
import { isActive } from '../../domain/rollout/is-active.ts';
import type { GroupEntry } from '../picture/picture.ts';

/** A group as the last process kept it: shown at once, with its age, and read again in turn. */
export function groupFromStore(group: Group): GroupEntry {
  const { alarms, autoRollback } = group;
  return {
    application: group.application,
    group: group.group,
    record:
      alarms.ignored === null || autoRollback === null
        ? null
        : {
            application: group.application,
            group: group.group,
            computePlatform: 'Lambda',
            configName: group.configName,
            autoRollback,
            alarms: {
              enabled: !alarms.ignored,
              ignorePollAlarmFailure: alarms.ignorePollFailure ?? false,
              names: alarms.items.map(({ name }) => name),
            },
            lastAttemptedDeploymentId: group.lastRolloutId,
            lastSuccessfulDeploymentId: null,
          },
    functionName: group.functionName,
    alias: group.alias,
    aliasState: group.aliasState,
    aliasSeenAt: group.drift.kind === 'moved' ? group.drift.seenAt : null,
    aliasVersion:
      group.drift.kind === 'version-gone'
        ? { version: group.drift.version, exists: false, readAtMs: Number.NEGATIVE_INFINITY }
        : null,
    lastRollout: lastFromStore(group),
    traffic: group.traffic,
    ignoredSince: group.bypass?.sinceIsFirstSeen === true ? group.bypass.since : null,
    problems: new Map(),
    asOf: group.asOf,
    configReadAtMs: null,
    aliasReadAtMs: null,
    unreadDeploymentIds: [],
  };
}

/**
 * A rollout that was running then may have ended since. It is shown as of then, and what it may have undone is left
 * out.
 */
function lastFromStore({ lastRollout: last, asOf }: Group): RolloutSummary | null {
  if (last === null) return null;
  const undid = last.undid !== null && isActive(last.undid.status) ? null : last.undid;
  if (!isActive(last.status)) return { ...last, undid };
  return { ...last, undid, keptFrom: last.keptFrom ?? asOf.codedeploy ?? last.createdAt };
}

/** Deployments that run according to a kept group: they are read first. */
export function keptAsRunning({ lastRollout: last }: Group): string[] {
  if (last === null) return [];
  const undone = last.undid !== null && isActive(last.undid.status) ? last.rollbackOf : null;
  return [...(isActive(last.status) ? [last.id] : []), ...(undone === null ? [] : [undone])];
}
