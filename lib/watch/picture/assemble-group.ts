import { areIgnored } from '../../domain/alarms/are-ignored.ts';
import { groupConsoleUrl } from '../../domain/rollout/console-url.ts';
import { aliasHistoryOf, type AliasRollout } from '../../domain/group/alias-use.ts';
import type { Alarm } from '../../domain/alarms/alarm.ts';
import type { Bypass, Group } from '../../domain/group/group.ts';
import type { BypassRecord } from '../../parts/store.ts';
import { goneAlarmProblems } from '../../domain/alarms/gone-alarm-problems.ts';
import { driftOfEntry } from './drift-of-entry.ts';
import type { GroupEntry } from './picture.ts';

export interface AssembleGroup {
  target: string;
  region: string;
  alarms: Alarm[];
  /** Sluice's own record of an open bypass; null: none. */
  bypass: BypassRecord | null;
  activeRolloutId: string | null;
  /** All that are known of its alias, of every group. */
  aliasRollouts: readonly AliasRollout[];
}

/** The group as the domain has it. */
export function assembleGroup(entry: GroupEntry, around: AssembleGroup): Group {
  const { record } = entry;
  const history = aliasHistoryOf(entry, around.aliasRollouts);
  return {
    target: around.target,
    application: entry.application,
    group: entry.group,
    functionName: entry.functionName,
    alias: entry.alias,
    aliasState: entry.aliasState,
    configName: record?.configName ?? null,
    autoRollback: record?.autoRollback ?? null,
    alarms: {
      ignored: record === null ? null : areIgnored(record.alarms),
      ignorePollFailure: record?.alarms.ignorePollAlarmFailure ?? null,
      items: around.alarms,
    },
    bypass: bypassOf(entry, around.bypass),
    drift: driftOfEntry(entry, around.activeRolloutId, history),
    activeRolloutId: around.activeRolloutId,
    aliasUse: history.use,
    lastRolloutId: entry.lastRollout?.id ?? record?.lastAttemptedDeploymentId ?? null,
    lastRollout: entry.lastRollout,
    traffic: entry.traffic,
    problems: [...entry.problems.values(), ...goneAlarmProblems(around.alarms)],
    consoleUrl: groupConsoleUrl(around.region, entry.application, entry.group),
    asOf: entry.asOf,
  };
}

/** AWS decides whether the alarms are ignored. Sluice's own record only adds by whom, why and until when. */
function bypassOf(entry: GroupEntry, noted: BypassRecord | null): Bypass | null {
  if (entry.record === null || !areIgnored(entry.record.alarms)) return null;
  if (noted !== null)
    return {
      since: noted.since,
      sinceIsFirstSeen: noted.origin === 'outside',
      by: noted.by,
      reason: noted.reason,
      until: noted.until,
      rearmError: noted.rearmError,
    };
  if (entry.ignoredSince === null) return null;
  return {
    since: entry.ignoredSince,
    sinceIsFirstSeen: true,
    by: null,
    reason: null,
    until: null,
    rearmError: null,
  };
}
