import type { Group } from '../domain/group.ts';
import type { GroupEntry } from './picture.ts';

/** A group as it was kept by the last process: shown at once, with its age, and read again in turn. */
export function groupFromStore(group: Group): GroupEntry {
  const { alarms } = group;
  return {
    application: group.application,
    group: group.group,
    record:
      alarms.ignored === null
        ? null
        : {
            application: group.application,
            group: group.group,
            computePlatform: 'Lambda',
            configName: group.configName,
            autoRollback: group.autoRollback,
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
    lastRollout: group.lastRollout,
    traffic: group.traffic,
    ignoredSince: group.bypass?.sinceIsFirstSeen === true ? group.bypass.since : null,
    problems: new Map(),
    asOf: group.asOf,
    configReadAtMs: null,
    aliasReadAtMs: null,
    unreadDeploymentIds: [],
  };
}
