import type { Iso } from '../domain/time/iso.ts';
import type { Plan } from '../domain/plan/plan.ts';
import type { LifecycleEvent, RollbackLinks } from '../domain/rollout/rollout.ts';

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
  /** Replaces the group's alarm configuration; null: none. */
  overrideAlarms: AlarmConfiguration | null;
  /** Its own automatic rollback: events, empty when it is off. null: AWS names none. */
  autoRollback: string[] | null;
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
  /** null: the group's own alarm configuration applies. */
  overrideAlarms: AlarmConfiguration | null;
}

/** Every method throws AppError: AWS_* codes, NOT_FOUND, ALREADY_ENDED, GROUP_BUSY. */
export interface AwsCodeDeploy {
  /**
   * Ids of every running deployment of the region (all compute platforms). One ListDeployments, or more when it pages.
   */
  listActiveDeploymentIds(): Promise<string[]>;
  /** Newest first, one page. `group: null`: the whole region. */
  listDeploymentIds(input: {
    group: { application: string; group: string } | null;
    createdAfter: Iso | null;
    nextToken: string | null;
  }): Promise<{ ids: string[]; nextToken: string | null }>;
  /** ≤ 25 ids a call; unknown ids are left out. */
  getDeployments(ids: string[]): Promise<DeploymentRecord[]>;
  /** null: not started yet. The target id is read once per deployment and kept. */
  getDeploymentTarget(deploymentId: string): Promise<DeploymentTargetRecord | null>;
  /** Names of applications of compute platform Lambda. */
  listLambdaApplications(): Promise<string[]>;
  listGroupNames(application: string): Promise<string[]>;
  /** ≤ 100 names a call. */
  getGroups(application: string, names: string[]): Promise<GroupRecord[]>;
  /**
   * As it is now: a config can be deleted and made again under its name, so each question is a call, but for
   * CodeDeploy's own configs.
   */
  getPlan(configName: string): Promise<Plan>;
  /**
   * Every deployment config of compute platform Lambda, predefined ones first, by name. Each of the others is read from
   * AWS at most once a minute.
   */
  listPlans(): Promise<Plan[]>;
  /** What createDeployment sends for it. No call. */
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
