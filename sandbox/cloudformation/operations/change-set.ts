import type { Change } from '@aws-sdk/client-cloudformation';
import { AwsError } from '../../kernel/operation.ts';
import type { LoadedTemplate } from '../../template/load-template.ts';
import type { TemplateResource } from '../../template/template-resource.ts';
import { referencesOf } from '../../template/references.ts';
import { KINDS } from '../resources/kinds.ts';
import { validationError, type ChangeSet, type CloudFormationState, type Stack } from '../state.ts';

/** By name within a stack, or by ARN. @throws ChangeSetNotFoundException, ValidationError */
export function findChangeSet(
  state: CloudFormationState,
  input: { ChangeSetName?: string | undefined; StackName?: string | undefined },
): ChangeSet {
  const { ChangeSetName: name = '', StackName: stackName } = input;
  if (!name.startsWith('arn:') && stackName === undefined)
    throw validationError('StackName must be specified if ChangeSetName is not specified as an ARN.');
  const found = state.changeSets.find(
    (one) => one.id === name || (one.name === name && (one.stack.name === stackName || one.stack.id === stackName)),
  );
  if (found === undefined)
    throw new AwsError('ChangeSetNotFoundException', `ChangeSet [${name.slice(0, 300)}] does not exist`);
  return found;
}

const textOf = (resource: TemplateResource | undefined): string =>
  JSON.stringify([resource?.type, resource?.properties, resource?.updatePolicy]);

/**
 * What executing would add, modify and remove, by comparing the templates and the parameters' values. Changes that
 * follow from other changes are left out: AWS lists only some of them.
 */
export function changesOf(stack: Stack, next: LoadedTemplate): Change[] {
  const before = stack.status === 'REVIEW_IN_PROGRESS' ? undefined : stack.template;
  const given = new Set(
    [...next.parameters].flatMap(([name, { text }]) => (before?.parameters.get(name)?.text === text ? [] : [name])),
  );
  const changes: Change[] = [];
  const change = (resource: TemplateResource, more: Change['ResourceChange']): void => {
    const { logicalId: LogicalResourceId, type: ResourceType } = resource;
    const details = { LogicalResourceId, ResourceType, Scope: [], Details: [], ...more };
    changes.push({ Type: 'Resource', ResourceChange: details });
  };
  for (const [logicalId, resource] of next.resources) {
    const was = before?.resources.get(logicalId);
    const current = stack.resources.get(logicalId);
    if (was === undefined || current === undefined) {
      change(resource, { Action: 'Add' });
      continue;
    }
    const follows = referencesOf(resource.properties, (name) => next.conditions.get(name)).some(({ name }) =>
      given.has(name),
    );
    if (textOf(was) === textOf(resource) && !follows) continue;
    const replaced = (KINDS.get(resource.type)?.replacedBy ?? []).some(
      (name) => JSON.stringify(was.properties[name]) !== JSON.stringify(resource.properties[name]),
    );
    change(resource, {
      Action: 'Modify',
      PhysicalResourceId: current.physicalId,
      Replacement: replaced ? 'True' : 'False',
      Scope: ['Properties'],
    });
  }
  for (const [logicalId, resource] of before?.resources ?? []) {
    const current = stack.resources.get(logicalId);
    if (!next.resources.has(logicalId) && current !== undefined)
      change(resource, { Action: 'Remove', PhysicalResourceId: current.physicalId });
  }
  return changes;
}
