import type { PatchOperation } from '@aws-sdk/client-api-gateway';
import { AwsError } from '../kernel/operation.ts';
import { setMethodSetting } from './method-settings.ts';
import { parseStagePatch, type StageChange } from './parse-patch.ts';
import { badRequest, newCanary, requireDeployment, type ApiRecord, type StageRecord } from './state.ts';

const OPERATIONS = ['add', 'remove', 'move', 'test', 'replace', 'copy'];

/** Refuses operations whose `op` is not valid, in the form recorded for UpdateRestApi. Throws ValidationException. */
export function checkPatchOperations(input: string, operations: readonly PatchOperation[]): void {
  const wrong = operations.flatMap(({ op }, i) =>
    op === undefined || OPERATIONS.includes(op)
      ? []
      : `Value '${op.slice(0, 200)}' at '${input}.patchOperations.${i + 1}.member.op' failed to satisfy constraint: Member must satisfy enum value set: [${OPERATIONS.join(', ')}]`,
  );
  if (wrong.length > 0)
    throw new AwsError(
      'ValidationException',
      `${wrong.length} validation error${wrong.length === 1 ? '' : 's'} detected: ${wrong.join('; ')}`,
    );
}

/** A stage after a patch. Operations apply in order, and all or none of them. Throws BadRequestException. */
export function applyPatch(api: ApiRecord, stage: StageRecord, operations: readonly PatchOperation[]): StageRecord {
  const after = structuredClone(stage);
  for (const operation of operations) applyChange(api, after, parseStagePatch(operation));
  return after;
}

function applyChange(api: ApiRecord, stage: StageRecord, change: StageChange): void {
  switch (change.kind) {
    case 'canary':
      if ('deploymentId' in change.set) requireDeployment(api, change.set.deploymentId);
      // The first change to a canary creates it (recorded).
      stage.canary = { ...(stage.canary ?? newCanary(stage)), ...change.set };
      return;
    case 'canary-variable':
      if (change.value !== null || stage.canary !== null) {
        stage.canary ??= newCanary(stage);
        stage.canary.stageVariableOverrides = put(stage.canary.stageVariableOverrides, change.name, change.value);
      }
      return;
    case 'remove-canary':
      stage.canary = null;
      return;
    case 'promote-deployment':
      stage.deploymentId = canaryOf(stage).deploymentId;
      return;
    case 'promote-variables':
      // Merged: variables that the canary does not override stay (recorded).
      stage.variables = { ...stage.variables, ...canaryOf(stage).stageVariableOverrides };
      return;
    case 'variable':
      stage.variables = put(stage.variables, change.name, change.value);
      return;
    case 'deployment':
      requireDeployment(api, change.id);
      refuseBesideCanary(stage, change.id);
      stage.deploymentId = change.id;
      return;
    case 'text':
      stage[change.member] = change.value === '' ? null : change.value;
      return;
    case 'tracing':
      stage.tracingEnabled = change.enabled;
      return;
    case 'cache':
      stage.cacheCluster = { ...stage.cacheCluster, ...change.set };
      return;
    case 'access-log':
      stage.accessLog = { ...stage.accessLog, [change.member]: change.value };
      return;
    case 'remove-access-log':
      stage.accessLog = {};
      return;
    case 'method-setting':
      setMethodSetting(stage, change.key, change.field, change.value);
      return;
    case 'remove-method-setting':
      if (!Object.hasOwn(stage.methodSettings, change.key))
        throw badRequest(
          `Cannot remove method setting ${change.key.slice(0, 300)} because there is no method setting for this method`,
        );
      delete stage.methodSettings[change.key];
  }
}

function canaryOf(stage: StageRecord) {
  if (stage.canary === null) throw badRequest('Promotion not available. Canary does not exist.');
  return stage.canary;
}

/** A stage with a canary takes no other deployment (guide). How UpdateStage words that is not known. */
function refuseBesideCanary(stage: StageRecord, deploymentId: string): void {
  if (stage.canary !== null && deploymentId !== stage.deploymentId && deploymentId !== stage.canary.deploymentId)
    throw badRequest(`Non canary deployment not supported on stage ${stage.name} because Canary is enabled.`);
}

function put(all: Record<string, string>, name: string, value: string | null): Record<string, string> {
  const { [name]: _old, ...rest } = all;
  return value === null ? rest : { ...rest, [name]: value };
}
