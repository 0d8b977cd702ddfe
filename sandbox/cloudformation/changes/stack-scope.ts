import { dnsSuffixOf, partitionOf } from '../../kernel/account.ts';
import type { Json } from '../../template/json.ts';
import type { LoadedTemplate } from '../../template/load-template.ts';
import type { Scope } from '../../template/scope.ts';
import { hasAttribute } from '../../template/strict/check-types.ts';
import { KINDS } from '../resources/kinds.ts';
import type { CloudFormationState, Stack } from '../state.ts';

export function pseudoParameters(
  { account }: Pick<CloudFormationState, 'account'>,
  name: string,
  id: string,
): ReadonlyMap<string, string> {
  return new Map([
    ['AWS::AccountId', account.accountId],
    ['AWS::Region', account.region],
    ['AWS::Partition', partitionOf(account.region)],
    ['AWS::URLSuffix', dnsSuffixOf(account.region)],
    ['AWS::StackName', name],
    ['AWS::StackId', id],
  ]);
}

/** What intrinsic functions see while a stack is changing: the resources that exist by then. */
export function stackScope(state: CloudFormationState, stack: Stack, template: LoadedTemplate): Scope {
  return {
    source: template.source,
    parameters: new Map([...template.parameters].map(([name, { value }]) => [name, value])),
    pseudo: pseudoParameters(state, stack.name, stack.id),
    mappings: template.mappings,
    condition: (name) => template.conditions.get(name),
    ref: (logicalId) => stack.resources.get(logicalId)?.physicalId,
    attribute(logicalId, name): Json | undefined {
      const resource = stack.resources.get(logicalId);
      if (resource === undefined) return undefined;
      const known = Object.hasOwn(resource.attributes, name) ? resource.attributes[name] : undefined;
      if (known !== undefined) return known;
      // An attribute without effect here is text that names the resource; what is not modelled has every one.
      const stands = !KINDS.has(resource.type) || hasAttribute(resource.type, name);
      return stands ? `${resource.physicalId}.${name}` : undefined;
    },
    importValue: (name) => findExport(state, name)?.value ?? name,
  };
}

/** An export of any stack, and the stack it belongs to. */
export function findExport(state: CloudFormationState, name: string): { stack: Stack; value: string } | null {
  for (const stack of state.stacks.values()) {
    const output = stack.outputs.find(({ exportName }) => exportName === name);
    if (output !== undefined) return { stack, value: output.value };
  }
  return null;
}
