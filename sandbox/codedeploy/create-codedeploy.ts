import type { Account } from '../kernel/account.ts';
import type { Clock } from '../kernel/clock.ts';
import type { CloudWatch } from '../kernel/cloudwatch-port.ts';
import type { Operation } from '../kernel/operation.ts';
import type { Random } from '../kernel/random.ts';
import type { AliasMover } from '../lambda/create-lambda.ts';
import { applicationOperations } from './application-operations.ts';
import type { PlayedCause } from './cause.ts';
import { configOperations } from './config-operations.ts';
import { deleteOperations } from './delete-operations.ts';
import { deploymentOperations } from './deployment-operations.ts';
import { createEngine } from './engine/create-engine.ts';
import { groupOperations } from './group-operations.ts';
import type { HookRunner } from './engine/invoke-hook.ts';
import { predefinedConfigs } from './predefined-configs.ts';
import { recordPast, type PastDeployment } from './record-past.ts';
import type { CodeDeployState, HookBehaviour, PendingHook, UndocumentedChoices } from './state.ts';
import { targetOperations } from './target-operations.ts';

export interface CodeDeploy {
  readonly operations: Record<string, Operation>;
  /** Hook calls that wait for their answer, oldest first. */
  pendingHooks(): PendingHook[];
  hookBehaviours(): ReadonlyMap<string, HookBehaviour>;
  setHookBehaviour(functionName: string, behaviour: HookBehaviour): void;
  /** Service roles that may only invoke hooks named CodeDeployHook_*; change the set in place. */
  readonly restrictedRoles: Set<string>;
  /** From now on the group's deployments fail of it; false: there is no such group. */
  playCause(application: string, group: string, cause: PlayedCause): boolean;
  causes(): ({ application: string; group: string } & PlayedCause)[];
  endCauses(): void;
  /** Settings for what AWS leaves undocumented; change them in place. */
  readonly choices: UndocumentedChoices;
  /** Adds a deployment that ended long ago; returns its id. */
  recordPast(past: PastDeployment): string;
  /** Application and group of a deployment; null when it is unknown. */
  groupOf(deploymentId: string): { application: string; group: string } | null;
  /** Whether the group has a deployment that has not ended. */
  isBusy(application: string, group: string): boolean;
}

export function createCodeDeploy(parts: {
  clock: Clock;
  random: Random;
  /** Makes deployment ids. */
  ids: Random;
  account: Account;
  lambda: AliasMover;
  alarms: Pick<CloudWatch, 'alarmState' | 'onAlarmChange'>;
  functions: HookRunner;
}): CodeDeploy {
  const { clock, random, ids, account } = parts;
  const state: CodeDeployState = {
    clock,
    random,
    ids,
    account,
    applications: new Map(),
    configs: new Map(predefinedConfigs().map((config) => [config.deploymentConfigName ?? '', config])),
    deployments: new Map(),
    byTime: [],
    pendingHooks: new Map(),
    answeredHooks: new Set(),
    hookBehaviours: new Map(),
    restrictedRoles: new Set(),
    choices: { groupAlarmsAffectRunning: false, hookErrorFailsAtOnce: false },
  };
  const groups = () => [...state.applications.values()].flatMap((application) => [...application.groups.values()]);
  const engine = createEngine({ state, lambda: parts.lambda, alarms: parts.alarms, functions: parts.functions });
  return {
    operations: {
      ...applicationOperations(state),
      ...configOperations(state),
      ...groupOperations(state),
      ...deleteOperations(state),
      ...deploymentOperations(state, engine),
      ...targetOperations(state),
    },
    pendingHooks: () => [...state.pendingHooks.values()],
    hookBehaviours: () => state.hookBehaviours,
    setHookBehaviour: (functionName, behaviour) => void state.hookBehaviours.set(functionName, behaviour),
    restrictedRoles: state.restrictedRoles,
    playCause(application, name, cause) {
      const group = state.applications.get(application)?.groups.get(name);
      if (group !== undefined) group.cause = cause;
      return group !== undefined;
    },
    causes: () =>
      groups().flatMap(({ applicationName: application, name, cause }) =>
        cause === undefined ? [] : [{ application, group: name, ...cause }],
      ),
    endCauses() {
      for (const group of groups()) group.cause = undefined;
    },
    choices: state.choices,
    recordPast: (past) => recordPast(state, past),
    groupOf(deploymentId) {
      const group = state.deployments.get(deploymentId)?.group;
      return group === undefined ? null : { application: group.applicationName, group: group.name };
    },
    isBusy: (application, group) => state.applications.get(application)?.groups.get(group)?.active !== undefined,
  };
}
