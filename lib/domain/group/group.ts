import type { AliasUse } from './alias-use.ts';
import type { GroupAlarms } from '../alarms/alarm.ts';
import type { Iso } from '../time/iso.ts';
import type { RolloutSummary } from '../rollout/rollout-summary.ts';
import type { AsOf } from '../rollout/rollout.ts';

/** Where an alias points. `weights`: percentages 0–100 of the additional versions; the rest goes to `version`. */
export interface AliasState {
  version: string;
  weights: Record<string, number>;
  revisionId: string | null;
}

/** With both, whichever comes first. */
export type BypassUntil = { event: 'next-success'; at?: Iso } | { at: Iso };

/** The group's alarms are ignored. `by`, `reason` and `until` are null if it was not done through Sluice. */
export interface Bypass {
  /** When it began, or when Sluice first saw it (`sinceIsFirstSeen`). */
  since: Iso;
  sinceIsFirstSeen: boolean;
  by: string | null;
  reason: string | null;
  until: BypassUntil | null;
  /** Sluice tries to re-arm and AWS refuses: the text of the last error. */
  rearmError: string | null;
}

export type Drift =
  | { kind: 'in-place' }
  | { kind: 'shifting' }
  /** Two versions share the traffic and no deployment of the alias runs, of any group. */
  | { kind: 'split'; version: string; weights: Record<string, number> }
  /** `seenAt`: when Sluice first saw it there; null: already so when Sluice first looked. */
  | { kind: 'moved'; expectedVersion: string; version: string; seenAt: Iso | null }
  /** The version that the alias points to no longer exists. */
  | { kind: 'version-gone'; version: string }
  | { kind: 'unknown' };

/** Calls through the alias. */
export interface GroupTraffic {
  perMinute: number | null;
  /** Over the last hour; null when there were no calls. */
  errorPercent: number | null;
  /** Calls per hour, oldest first, 24 of them. null members: no data. */
  callsByHour: (number | null)[] | null;
  readAt: Iso;
}

/** A CodeDeploy application + deployment group: one function alias. */
export interface Group {
  target: string;
  application: string;
  group: string;
  functionName: string | null;
  alias: string | null;
  /** null: not read yet, or it could not be read (`problems` says why). */
  aliasState: AliasState | null;
  configName: string | null;
  /** Events on which it rolls back by itself; null: not read. Old databases have an empty list there. */
  autoRollback: string[] | null;
  alarms: GroupAlarms;
  bypass: Bypass | null;
  drift: Drift;
  /** Its own; another group's that moves the same alias is in `aliasUse`. */
  activeRolloutId: string | null;
  /** Absent: kept by an older Sluice. */
  aliasUse?: AliasUse;
  lastRolloutId: string | null;
  lastRollout: RolloutSummary | null;
  traffic: GroupTraffic | null;
  /** What could not be read, with the IAM action if one is missing. */
  problems: {
    source: 'codedeploy' | 'lambda' | 'cloudwatch';
    code: string;
    message: string;
    missingAction: string | null;
  }[];
  consoleUrl: string;
  asOf: AsOf;
}

/** A published version that a group could be rolled back to. */
export interface PublishedVersion {
  version: string;
  publishedAt: Iso | null;
  description: string | null;
  codeSha256: string | null;
  runtime: string | null;
  memoryMb: number | null;
  timeoutSeconds: number | null;
  roleArn: string | null;
  /** Of its dead-letter queue or topic; null: it has none, or it is not known. */
  deadLetterArn: string | null;
}
