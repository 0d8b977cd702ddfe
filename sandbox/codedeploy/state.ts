import type {
  AlarmConfiguration,
  AutoRollbackConfiguration,
  ComputePlatform,
  DeploymentConfigInfo,
  DeploymentStatus,
  DeploymentStyle,
  ErrorInformation,
  LifecycleEventStatus,
  RevisionLocation,
  RollbackInfo,
  Tag,
  TriggerConfig,
} from '@aws-sdk/client-codedeploy';
import type { Account } from '../kernel/account.ts';
import type { Clock, SimMs } from '../kernel/clock.ts';
import { AwsError } from '../kernel/operation.ts';
import type { Random } from '../kernel/random.ts';
import type { PlayedCause } from './cause.ts';
import { LIFECYCLE, type LifecycleName } from './lifecycle-name.ts';
import type { AppSpec } from './read-app-spec.ts';

export interface Application {
  name: string;
  id: string;
  createdAt: SimMs;
  computePlatform: ComputePlatform;
  tags: Tag[];
  groups: Map<string, Group>;
}

export interface Group {
  applicationName: string;
  name: string;
  id: string;
  serviceRoleArn: string;
  configName: string;
  computePlatform: ComputePlatform;
  alarmConfiguration: AlarmConfiguration | undefined;
  autoRollback: AutoRollbackConfiguration | undefined;
  style: DeploymentStyle;
  triggers: TriggerConfig[];
  tags: Tag[];
  targetRevision: RevisionLocation | undefined;
  lastSuccessful: Deployment | undefined;
  lastAttempted: Deployment | undefined;
  /** The deployment that has not ended; CodeDeploy runs one per group at a time. */
  active: Deployment | undefined;
  /** How its deployments are to fail. Only tests set it. */
  cause?: PlayedCause | undefined;
}

export interface LifecycleEvent {
  name: LifecycleName;
  status: LifecycleEventStatus;
  startedAt: SimMs | undefined;
  endedAt: SimMs | undefined;
  failure: string | undefined;
}

export interface Deployment {
  id: string;
  group: Group;
  configName: string;
  creator: string;
  description: string | undefined;
  revision: RevisionLocation;
  previousRevision: RevisionLocation | undefined;
  /** null: not readable as a Lambda AppSpec; `specProblem` says why. */
  appSpec: AppSpec | null;
  specProblem: ErrorInformation | undefined;
  createdAt: SimMs;
  startedAt: SimMs | undefined;
  completedAt: SimMs | undefined;
  updatedAt: SimMs;
  status: DeploymentStatus;
  error: ErrorInformation | undefined;
  rollback: RollbackInfo | undefined;
  /** This deployment's own settings; undefined: the group's apply. */
  ownAutoRollback: AutoRollbackConfiguration | undefined;
  overrideAlarms: AlarmConfiguration | undefined;
  /** The alarms that were configured when it started. */
  alarmsAtStart: AlarmConfiguration | undefined;
  events: LifecycleEvent[];
  /** Fraction 0–1 of traffic on the target version; null before AllowTraffic. */
  weight: number | null;
  /** A rollback by CodeDeploy itself: it checks no alarm and calls no hook. */
  isRollback: boolean;
  stopping: { rollback: boolean } | undefined;
  alarmCheckBooked: boolean;
  /** Cancel everything that is scheduled for it. */
  booked: Set<() => void>;
}

export interface PendingHook {
  executionId: string;
  deployment: Deployment;
  event: LifecycleName;
  functionName: string;
  invokedAt: SimMs;
  answer(succeeded: boolean): void;
}

/** What a hook function does when called. `silent`: it never answers. */
export interface HookBehaviour {
  kind: 'succeed' | 'fail' | 'silent';
  /** Simulated milliseconds from the call to the answer. */
  afterMs: number;
}

/** Where AWS documents nothing: a client can be tried with either answer. */
export interface UndocumentedChoices {
  /** Whether a change to a group's alarms applies to the deployment that is running. */
  groupAlarmsAffectRunning: boolean;
  /** Whether a hook that throws without an answer fails the event at once, not after an hour of silence. */
  hookErrorFailsAtOnce: boolean;
}

export interface CodeDeployState {
  readonly account: Account;
  readonly clock: Clock;
  readonly random: Random;
  /** Makes deployment ids: apart, so that a reset can give others and the run stays the same. */
  readonly ids: Random;
  readonly applications: Map<string, Application>;
  readonly configs: Map<string, DeploymentConfigInfo>;
  /** By id. */
  readonly deployments: Map<string, Deployment>;
  /** Oldest first, by creation time. */
  readonly byTime: Deployment[];
  readonly pendingHooks: Map<string, PendingHook>;
  /** Execution ids that have been answered. */
  readonly answeredHooks: Set<string>;
  readonly hookBehaviours: Map<string, HookBehaviour>;
  /** ARNs of service roles with only the managed policy, which allows invoking CodeDeployHook_* and nothing else. */
  readonly restrictedRoles: Set<string>;
  readonly choices: UndocumentedChoices;
}

export const hasEnded = (deployment: Deployment): boolean =>
  deployment.status === 'Succeeded' || deployment.status === 'Failed' || deployment.status === 'Stopped';

type NewDeployment = Pick<Deployment, 'id' | 'group' | 'configName' | 'creator' | 'revision' | 'appSpec'>;

/** A deployment in status Created, made now, with defaults for what is not given. */
export function newDeployment(state: CodeDeployState, given: NewDeployment & Partial<Deployment>): Deployment {
  const now = state.clock.now();
  return {
    description: undefined,
    previousRevision: undefined,
    specProblem: undefined,
    createdAt: now,
    startedAt: undefined,
    completedAt: undefined,
    updatedAt: now,
    status: 'Created',
    error: undefined,
    rollback: undefined,
    ownAutoRollback: undefined,
    overrideAlarms: undefined,
    alarmsAtStart: undefined,
    events: newEvents(),
    weight: null,
    isRollback: false,
    stopping: undefined,
    alarmCheckBooked: false,
    booked: new Set(),
    ...given,
  };
}

/** Keeps `byTime` ordered by creation, also when past deployments are added. */
export function insertDeployment(state: CodeDeployState, deployment: Deployment): void {
  state.deployments.set(deployment.id, deployment);
  let at = state.byTime.length;
  while (at > 0 && (state.byTime[at - 1]?.createdAt ?? 0) > deployment.createdAt) at--;
  state.byTime.splice(at, 0, deployment);
}

export function newEvents(): LifecycleEvent[] {
  return LIFECYCLE.map((name) => ({
    name,
    status: 'Pending',
    startedAt: undefined,
    endedAt: undefined,
    failure: undefined,
  }));
}

export function findApplication(state: CodeDeployState, name: string): Application {
  if (!/^[\w+=,.@-]{1,100}$/.test(name))
    throw new AwsError('InvalidApplicationNameException', `The application name ${quote(name)} is not valid`);
  const application = state.applications.get(name);
  if (application === undefined)
    throw new AwsError('ApplicationDoesNotExistException', `No application found for name: ${name}`);
  return application;
}

export function findGroup(application: Application, name: string): Group {
  const group = application.groups.get(name);
  if (group === undefined)
    throw new AwsError(
      'DeploymentGroupDoesNotExistException',
      `No Deployment Group found for name: ${name.slice(0, 200)}`,
    );
  return group;
}

export function findConfig(state: CodeDeployState, name: string): DeploymentConfigInfo {
  const config = state.configs.get(name);
  if (config === undefined) {
    throw new AwsError(
      'DeploymentConfigDoesNotExistException',
      `No Deployment Configuration found for name: ${name.slice(0, 200)}`,
    );
  }
  return config;
}

export function findDeployment(state: CodeDeployState, id: string): Deployment {
  if (!/^d-[A-Z0-9]{9}$/.test(id)) {
    throw new AwsError(
      'InvalidDeploymentIdException',
      `Specified DeploymentId is not in the valid format: ${id.slice(0, 200)}`,
    );
  }
  const deployment = state.deployments.get(id);
  if (deployment === undefined)
    throw new AwsError('DeploymentDoesNotExistException', `The deployment ${id} could not be found`);
  return deployment;
}

const quote = (text: string): string => JSON.stringify(text.slice(0, 200));
