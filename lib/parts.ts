/**
 * The parts that the product is put together from, as interfaces: watch, queries and commands ask for these (style: ask only
 * for what you use, `Pick<Parts, …>`), aws, store and live implement them, wiring.ts joins them. Types only, in one file
 * on purpose: who builds a part sees what the others ask of it.
 */
import type { Alarm } from './domain/alarm.ts';
import type { AuditAction, AuditEntry, AuditOutcome } from './domain/audit.ts';
import type { AliasState, BypassUntil, Group, PublishedVersion } from './domain/group.ts';
import type { Health, SourceName } from './domain/health.ts';
import type { Iso } from './domain/iso.ts';
import type { Plan } from './domain/plan.ts';
import type { LifecycleEvent, RollbackLinks, Rollout } from './domain/rollout.ts';
import type { RoutedPoint, SeriesEvent } from './domain/series.ts';
import type { StreamEvent } from './domain/stream.ts';

/** This machine's clock and timers; AWS's time is `AwsClock`. */
export interface Clock {
  now(): Date;
  /** Calls once, after `ms`. Returns a function that cancels it. */
  after(ms: number, action: () => void): () => void;
}

/** AWS's time as learnt from the Date headers of its answers (1 s fine). */
export interface AwsClock {
  /** null before the first answer. */
  now(): Date | null;
  /** AWS seconds per real second; 1 but for a simulated clock. */
  rate(): number;
}

export interface TargetConfig {
  name: string;
  region: string;
  /** Role to assume for this target; null: the process's own credentials. */
  roleArn: string | null;
  /** null: AWS's own endpoints (or AWS_ENDPOINT_URL, which the SDK reads itself). */
  endpoint: string | null;
}

// ---- AWS, in domain types. Every method throws AppError (AWS_* codes, NOT_FOUND, ALREADY_ENDED, GROUP_BUSY, ALIAS_CHANGED). ----

export interface AppSpec {
  functionName: string;
  alias: string;
  currentVersion: string;
  targetVersion: string;
  beforeAllowTraffic: string | null;
  afterAllowTraffic: string | null;
}

export interface DeploymentRecord {
  id: string;
  application: string;
  group: string;
  /** "Lambda", "Server", "ECS", or anything else. */
  computePlatform: string;
  configName: string | null;
  status: string;
  creator: string | null;
  description: string | null;
  createdAt: Iso;
  startedAt: Iso | null;
  completedAt: Iso | null;
  error: { code: string; message: string | null } | null;
  rollback: RollbackLinks;
  /** null: an S3 revision, or content that could not be parsed. */
  appSpec: AppSpec | null;
  overrideAlarms: { enabled: boolean; names: string[] } | null;
}

export interface DeploymentTargetRecord {
  targetId: string;
  status: string;
  lastUpdatedAt: Iso | null;
  lifecycle: LifecycleEvent[];
  functionName: string | null;
  alias: string | null;
  currentVersion: string | null;
  targetVersion: string | null;
  targetWeightPercent: number | null;
}

export interface AlarmConfiguration {
  enabled: boolean;
  ignorePollAlarmFailure: boolean;
  names: string[];
}

export interface GroupRecord {
  application: string;
  group: string;
  computePlatform: string;
  configName: string | null;
  /** Empty when automatic rollback is off. */
  autoRollback: string[];
  alarms: AlarmConfiguration;
  lastAttemptedDeploymentId: string | null;
  lastSuccessfulDeploymentId: string | null;
}

export interface CreateDeploymentInput {
  application: string;
  group: string;
  appSpec: AppSpec;
  configName: string | null;
  description: string;
  /** null: the group's own alarm configuration counts. */
  overrideAlarms: AlarmConfiguration | null;
}

export interface AwsCodeDeploy {
  /** Ids of every deployment of the region that has not ended (all compute platforms). One ListDeployments, or more when it pages. */
  listActiveDeploymentIds(): Promise<string[]>;
  /** Newest first, one page. `group: null`: the whole region. */
  listDeploymentIds(input: {
    group: { application: string; group: string } | null;
    createdAfter: Iso | null;
    nextToken: string | null;
  }): Promise<{ ids: string[]; nextToken: string | null }>;
  /** ≤ 25 ids a call; unknown ids are left out. */
  getDeployments(ids: string[]): Promise<DeploymentRecord[]>;
  /** null: not started yet. The target id is learnt once per deployment and kept. */
  getDeploymentTarget(deploymentId: string): Promise<DeploymentTargetRecord | null>;
  /** Names of applications of compute platform Lambda. */
  listLambdaApplications(): Promise<string[]>;
  listGroupNames(application: string): Promise<string[]>;
  /** ≤ 100 names a call. */
  getGroups(application: string, names: string[]): Promise<GroupRecord[]>;
  /** Deployment configs never change: kept after the first reading. */
  getPlan(configName: string): Promise<Plan>;
  /** Every deployment config of compute platform Lambda, predefined ones first, by name. AWS is asked about each of the others once. */
  listPlans(): Promise<Plan[]>;
  /** What createDeployment sends for it; no call. */
  buildAppSpec(spec: AppSpec): { content: string; sha256: string };
  createDeployment(input: CreateDeploymentInput): Promise<{ deploymentId: string; requestId: string | null }>;
  stopDeployment(
    deploymentId: string,
    autoRollback: boolean,
  ): Promise<{ status: string; message: string | null; requestId: string | null }>;
  /** Replaces the whole alarmConfiguration block of the group. */
  updateAlarmConfiguration(
    application: string,
    group: string,
    configuration: AlarmConfiguration,
  ): Promise<{ requestId: string | null }>;
}

/** What differs between two versions of a function; environment as names only, values are secrets. */
export interface VersionConfiguration extends PublishedVersion {
  environmentNames: string[];
  /** Hash per name, to tell a changed value without keeping it. */
  environmentHashes: Record<string, string>;
  layers: string[];
  roleArn: string | null;
  handler: string | null;
  /** "x86_64", "arm64". */
  architecture: string | null;
  codeSizeBytes: number | null;
  /** Of code and all settings but the description, also those not named here: equal where two versions differ in nothing that runs. */
  contentHash: string;
}

export interface AwsLambda {
  /** Weights in percent. */
  getAlias(functionName: string, alias: string): Promise<AliasState>;
  /** All published versions, newest first, without $LATEST. */
  listVersions(functionName: string): Promise<PublishedVersion[]>;
  /** `version` may be "$LATEST". */
  getVersionConfiguration(functionName: string, version: string): Promise<VersionConfiguration>;
  /** `name` as a hook of an AppSpec has it: a name, an ARN, or either with a qualifier. */
  functionExists(name: string): Promise<boolean>;
  getConcurrency(functionName: string): Promise<FunctionConcurrency>;
  /** All traffic to `version`, no weights. Throws ALIAS_CHANGED when the alias is no longer at `revisionId`. */
  updateAlias(input: {
    functionName: string;
    alias: string;
    version: string;
    revisionId: string;
  }): Promise<{ alias: AliasState; requestId: string | null }>;
  /**
   * Publishes $LATEST, if its code is the one with this hash: throws CONFLICT otherwise. Lambda answers the newest version when nothing
   * has changed since it was published.
   */
  publishVersion(input: {
    functionName: string;
    codeSha256: string;
    description: string;
  }): Promise<{ version: string; requestId: string | null }>;
}

/** In simultaneous executions; provisioned per qualifier, a version or an alias. */
export interface FunctionConcurrency {
  /** null: none is reserved. */
  reserved: number | null;
  provisioned: { qualifier: string; requested: number; available: number; status: string }[];
}

/** One finished minute of one version behind one alias. */
export interface MinuteCount {
  functionName: string;
  alias: string;
  version: string;
  /** Start of the minute. */
  at: Iso;
  invocations: number | null;
  errors: number | null;
  throttles: number | null;
  p50Ms: number | null;
  p90Ms: number | null;
  p99Ms: number | null;
  /** Calls that took longer than `slowOverMs`. null: not counted. */
  slowCalls: number | null;
  slowOverMs: number | null;
}

export interface AwsCloudWatch {
  /** ≤ 100 names a call. Names that no alarm has come back with state NOT_FOUND. Metric and composite alarms. */
  describeAlarms(names: string[]): Promise<Alarm[]>;
  /** Changes of state between two moments, oldest first; null where the permission is missing. */
  alarmHistory(
    name: string,
    from: Iso,
    to: Iso,
  ): Promise<{ at: Iso; from: string | null; to: string; reason: string | null }[]>;
  /**
   * Per-minute figures of versions behind aliases, in as few GetMetricData calls as 500 queries a call allow. With `slowOverMs` calls
   * that took longer are counted as well.
   */
  versionMinutes(
    wanted: { functionName: string; alias: string; versions: string[]; slowOverMs?: number | null }[],
    from: Iso,
    to: Iso,
  ): Promise<MinuteCount[]>;
  /** Calls and errors of aliases per hour over the last day, plus the last hour's and the last five minutes' sums. */
  aliasTraffic(
    wanted: { functionName: string; alias: string }[],
    now: Iso,
  ): Promise<
    {
      functionName: string;
      alias: string;
      callsByHour: (number | null)[];
      callsLastHour: number | null;
      errorsLastHour: number | null;
      callsPerMinute: number | null;
    }[]
  >;
  /** Most simultaneous executions of the function in a minute between the two moments; null: no data. */
  peakConcurrency(functionName: string, from: Iso, to: Iso): Promise<number | null>;
}

export interface LogLines {
  lines: { at: Iso; message: string; stream: string }[];
  /** The span was searched to its end. */
  isComplete: boolean;
}

export interface AwsLogs {
  /** The newest `limit` (≤ 10,000) lines that match CloudWatch's filter pattern, newest first. NOT_FOUND: there is no such log group. */
  recent(input: {
    logGroup: string;
    from: Iso;
    to: Iso;
    filter: string | null;
    limit: number;
  }): Promise<{ at: Iso; message: string; stream: string }[]>;
  /** Every line that matches, in any order, as far as `mostCalls` calls find them. NOT_FOUND: there is no such log group. */
  all(input: { logGroup: string; from: Iso; to: Iso; filter: string; mostCalls: number }): Promise<LogLines>;
}

export interface AwsSts {
  accountId(): Promise<string>;
}

/** One account and region, reachable. */
export interface AwsTarget {
  config: TargetConfig;
  clock: AwsClock;
  codeDeploy: AwsCodeDeploy;
  lambda: AwsLambda;
  cloudWatch: AwsCloudWatch;
  logs: AwsLogs;
  sts: AwsSts;
  /** The endpoint's own word that it is simulated (its x-simulated-aws header). */
  simulated(): boolean;
  /** Called for each answer or failure of each call: budget, health and back-off are made of it. */
  onCall(listener: (call: AwsCall) => void): () => void;
}

export interface AwsCall {
  /** 'sts' and 'logs' never decide whether the picture is live. */
  source: SourceName | 'sts' | 'logs';
  operation: string;
  /** null: it worked. */
  error: { code: string; message: string; throttled: boolean; missingAction: string | null } | null;
  attempts: number;
}

// ---- The watcher ----

export interface Watcher {
  start(): void;
  stop(): Promise<void>;
  health(): Health;
  groups(target: string): Group[];
  group(target: string, application: string, group: string): Group | null;
  /** Active ones, and those that ended while this process watched. */
  rollouts(target: string): Rollout[];
  rollout(target: string, id: string): Rollout | null;
  /**
   * Reads the rollout (and its group, alias, alarms) from AWS now, outside the schedule; also rebuilds one that was never watched.
   * Throws AppError NOT_FOUND, AWS_*. Follows it closely for the next half minute.
   */
  refreshRollout(target: string, id: string): Promise<Rollout>;
  /** Reads the group's configuration, alias and alarms now. */
  refreshGroup(target: string, application: string, group: string): Promise<Group>;
  onChange(listener: (event: StreamEvent) => void): () => void;
}

// ---- The store ----

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

export interface RolloutQuery {
  target: string | null;
  status: 'active' | 'ended' | 'all';
  group: { application: string; group: string } | null;
  /** Matches function, alias, application, group, id, version; case-insensitive. */
  search: string | null;
  limit: number;
  cursor: string | null;
}

export interface RolloutStore {
  save(rollout: Rollout): Promise<void>;
  find(target: string, id: string): Promise<Rollout | null>;
  /** Newest first by createdAt, then id. */
  list(query: RolloutQuery): Promise<Page<Rollout>>;
}

export interface SampleStore {
  addRouted(target: string, rolloutId: string, point: RoutedPoint & { source: 'watched' | 'rebuilt' }): Promise<void>;
  routed(target: string, rolloutId: string): Promise<(RoutedPoint & { source: 'watched' | 'rebuilt' })[]>;
  /** Later readings of a minute replace earlier ones: CloudWatch revises. */
  saveMinutes(target: string, minutes: MinuteCount[]): Promise<void>;
  minutes(
    target: string,
    functionName: string,
    alias: string,
    versions: string[],
    from: Iso,
    to: Iso,
  ): Promise<MinuteCount[]>;
  /** The same event (rollout, at, kind, text) is kept once. */
  addEvent(target: string, rolloutId: string, event: SeriesEvent): Promise<void>;
  events(target: string, rolloutId: string): Promise<SeriesEvent[]>;
}

export interface GroupStore {
  save(group: Group): Promise<void>;
  list(target: string): Promise<Group[]>;
  remove(target: string, application: string, group: string): Promise<void>;
}

export interface BypassRecord {
  /** Also the id of the audit entry that began it. */
  id: string;
  target: string;
  application: string;
  group: string;
  since: Iso;
  by: string;
  reason: string;
  until: BypassUntil;
  /** 'outside': somebody else had ignored the alarms, and Sluice was asked to end that. */
  origin: 'sluice' | 'outside';
  state: 'intended' | 'active' | 'ending' | 'ended';
  /** Last refusal while re-arming. */
  rearmError: string | null;
  endedAt: Iso | null;
  /** While it has not ended: why it is being ended. */
  endedHow: 'next-success' | 'time' | 'by-hand' | 'outside' | 'never-began' | null;
}

export interface BypassStore {
  create(record: BypassRecord): Promise<void>;
  update(
    id: string,
    change: Partial<Pick<BypassRecord, 'state' | 'rearmError' | 'endedAt' | 'endedHow' | 'since'>>,
  ): Promise<void>;
  /** All that have not ended. */
  open(): Promise<BypassRecord[]>;
  openFor(target: string, application: string, group: string): Promise<BypassRecord | null>;
  find(id: string): Promise<BypassRecord | null>;
}

export interface AuditStore {
  /** Writes the intent, durably, before AWS is called. */
  begin(entry: Omit<AuditEntry, 'outcome' | 'after'>): Promise<void>;
  finish(id: string, outcome: AuditOutcome, after: Record<string, unknown> | null): Promise<AuditEntry>;
  find(id: string): Promise<AuditEntry | null>;
  list(query: {
    limit: number;
    cursor: string | null;
    target: string | null;
    group: { application: string; group: string } | null;
    action: AuditAction | null;
    search: string | null;
  }): Promise<Page<AuditEntry>>;
  pending(): Promise<AuditEntry[]>;
}

/** Answers of commands by Idempotency-Key, so that a command sent twice acts once. */
export interface IdempotencyStore {
  /** 'new': the key is now taken by this caller. Otherwise the kept answer, or null while the first call still runs. */
  take(key: string, fingerprint: string): Promise<'new' | 'mismatch' | { answer: unknown } | null>;
  keep(key: string, answer: unknown): Promise<void>;
  drop(key: string): Promise<void>;
}

export interface Store {
  rollouts: RolloutStore;
  samples: SampleStore;
  groups: GroupStore;
  bypasses: BypassStore;
  audit: AuditStore;
  idempotency: IdempotencyStore;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  kind: 'sqlite' | 'postgres';
  close(): Promise<void>;
}

// ---- Live ----

export interface LiveHub {
  publish(event: StreamEvent): void;
  /**
   * A stream of server-sent events for one browser. `lastEventId`: resumes after it, or begins with a `reset` event when the gap can
   * no longer be filled. The current health is sent first.
   */
  open(lastEventId: string | null, signal: AbortSignal): ReadableStream<Uint8Array>;
  viewers(): number;
}

export interface Parts {
  clock: Clock;
  targets: AwsTarget[];
  watcher: Watcher;
  store: Store;
  live: LiveHub;
}
