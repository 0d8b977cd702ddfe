import type { Alarm } from '../../domain/alarms/alarm.ts';
import type { AliasState, GroupTraffic } from '../../domain/group/group.ts';
import type { GuardSettings } from '../../domain/rollout/guard.ts';
import type { RolloutSummary } from '../../domain/rollout/rollout-summary.ts';
import type { SourceName } from '../../domain/live/health.ts';
import type { Iso } from '../../domain/time/iso.ts';
import type { Plan } from '../../domain/plan/plan.ts';
import type { Routing } from '../../domain/rollout/off-plan.ts';
import type { AsOf, Rollout } from '../../domain/rollout/rollout.ts';
import type { RolloutVerdict } from '../../domain/verdict/rollout-verdict.ts';
import type { RoutedSample } from '../../domain/series/series.ts';
import type { SlowLimit } from '../../domain/verdict/slow-limit.ts';
import type { MinuteCount } from '../../parts/cloud-watch.ts';
import type { DeploymentRecord, DeploymentTargetRecord, GroupRecord } from '../../parts/code-deploy.ts';
import type { BypassRecord } from '../../parts/store.ts';

/** What could not be read of a thing, by what was tried ("alias", "alarms", …). */
export type Problems = Map<string, { source: SourceName; code: string; message: string; missingAction: string | null }>;

/** A group as far as it has been read. `…AtMs` are this machine's time, for the schedule. Iso is AWS's, for people. */
export interface GroupEntry {
  application: string;
  group: string;
  record: GroupRecord | null;
  functionName: string | null;
  alias: string | null;
  aliasState: AliasState | null;
  /** When the alias was first seen where it is now; null: already there when Sluice first looked. */
  aliasSeenAt: Iso | null;
  /** Whether the version that the alias is on exists, as last read; null: not read, or no answer. */
  aliasVersion: { version: string; exists: boolean; readAtMs: number } | null;
  lastRollout: RolloutSummary | null;
  traffic: GroupTraffic | null;
  /** When the alarms were first seen ignored, for a bypass that nobody recorded. */
  ignoredSince: Iso | null;
  problems: Problems;
  asOf: AsOf;
  configReadAtMs: number | null;
  aliasReadAtMs: number | null;
  /** Deployments that CodeDeploy names as the group's last and that have not been read. */
  unreadDeploymentIds: string[];
}

/** A rollout as far as it has been read. */
export interface RolloutEntry {
  record: DeploymentRecord;
  target: DeploymentTargetRecord | null;
  plan: Plan;
  planIsRead: boolean;
  startedBy: string | null;
  /** Where its alias sends its calls, as this process read it. `sinceMs`: `seenAt` by this machine's clock. */
  routing: (Routing & { sinceMs: number }) | null;
  /** The same as an earlier process knew it, while it was off the plan. */
  routingKept: Routing | null;
  /** Observed shares, oldest first, changes only. */
  routed: RoutedSample[];
  /** When the share was last read, by this process or the one before; null: never. */
  shareReadAt: Iso | null;
  /** Start of the shift as an earlier process knew it; null: it did not. */
  shiftStartKept: Iso | null;
  routedSavedAtMs: number | null;
  /** By version, then by start of minute. */
  minutes: Map<string, Map<Iso, MinuteCount>>;
  /** How often a reading changed `minutes`. */
  countsRead: number;
  /** Whether the history before the first look has been read. */
  minutesBefore: boolean;
  /** How far its minutes have been read, AWS's ms; null: none yet. */
  minutesUntilMs: number | null;
  /** Alarms as they were at the end; null while it runs. */
  alarmsAtEnd: Alarm[] | null;
  /** Its group's settings when they were first read while it ran, and at its end; null: not read. */
  groupAtFirst: GuardSettings | null;
  groupAtEnd: GuardSettings | null;
  /** Which calls are slow; null: not decided, or it cannot be. */
  slowLimit: SlowLimit | null;
  /** The verdict that an earlier process kept of a rollout that had already ended; null: it is computed. */
  verdictAtEnd: RolloutVerdict | null;
  /** The counts that were kept with it. */
  trafficAtEnd: Rollout['traffic'];
  /** What its counts said when they were last judged, and a key of the inputs; null: not judged yet. */
  verdictNow: { key: string; verdict: RolloutVerdict } | null;
  watched: Rollout['watched'];
  problems: Problems;
  /** Moments of its record that are already in its history. */
  noted: Set<string>;
  asOf: AsOf;
  discoveredAtMs: number;
  closeUntilMs: number;
  aliasReadAtMs: number | null;
  lifecycleReadAtMs: number | null;
  lifecycleWanted: boolean;
  /** When it left the list of active ones; null: still in it. */
  leftAtMs: number | null;
}

interface ApplicationEntry {
  /** null: not listed yet. */
  groupNames: ReadonlySet<string> | null;
  namesReadAtMs: number | null;
  /** Groups of another compute platform, or deleted: not read again until the names are listed again. */
  leftOut: Set<string>;
}

/** What is known of one target now. */
export interface Picture {
  accountId: string | null;
  groups: Map<string, GroupEntry>;
  rollouts: Map<string, RolloutEntry>;
  /** Deployments of other compute platforms, so that each is looked at once. */
  foreignIds: Set<string>;
  /** Until when everything created is known (AWS's time; null: never listed), and which list was read last. */
  listing: { createdUntil: Iso | null; last: 'running' | 'created' };
  /** Deployments that must be read now. */
  wantedIds: Set<string>;
  /** Groups (by key) that must be read now, because this rollout of theirs was just found, or has ended. */
  wantedGroups: Map<string, string>;
  alarms: Map<string, { alarm: Alarm; readAt: Iso; readAtMs: number }>;
  /** Values of the alarms of running rollouts, by name. */
  alarmValues: Map<string, { recent: NonNullable<Alarm['recent']>; readAtMs: number }>;
  /** null: not listed yet. */
  applications: Map<string, ApplicationEntry> | null;
  applicationsReadAtMs: number | null;
  bypasses: Map<string, BypassRecord>;
  /** Open bypasses of targets that are not configured. */
  orphanedBypasses: BypassRecord[];
  /**
   * Order of the alias readings, so that a late answer does not undo a newer one: the last one sent, and the last taken
   * for each alias.
   */
  aliasOrder: { sent: number; taken: Map<string, number> };
  /** Ended deployments that were read along the way: saves reading them again for their groups. */
  deployments: Map<string, DeploymentRecord>;
}

export function emptyPicture(): Picture {
  return {
    accountId: null,
    groups: new Map(),
    rollouts: new Map(),
    foreignIds: new Set(),
    listing: { createdUntil: null, last: 'running' },
    wantedIds: new Set(),
    wantedGroups: new Map(),
    alarms: new Map(),
    alarmValues: new Map(),
    applications: null,
    applicationsReadAtMs: null,
    bypasses: new Map(),
    orphanedBypasses: [],
    aliasOrder: { sent: 0, taken: new Map() },
    deployments: new Map(),
  };
}

/** Whether a group is shown: it has been read, or it is known why not. A name alone may not be a Lambda group's. */
export function isShown({ record, lastRollout, problems }: GroupEntry): boolean {
  return record !== null || lastRollout !== null || problems.has('config');
}

export const neverRead = (): AsOf => ({ codedeploy: null, lambda: null, cloudwatch: null });

/** "function:alias"; null until both are known. */
export function aliasKeyOf(thing: { functionName: string | null; alias: string | null }): string | null {
  return thing.functionName === null || thing.alias === null ? null : `${thing.functionName}:${thing.alias}`;
}
