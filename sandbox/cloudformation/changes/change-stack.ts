import type { LoadedTemplate } from '../../template/load-template.ts';
import type { TemplateResource } from '../../template/template-resource.ts';
import type { CloudFormationState, Stack, StackOutput } from '../state.ts';
import { changeResource, type StackChange } from './change-resource.ts';
import { removeResources } from './remove-resources.ts';
import { rollBackStack } from './roll-back-stack.ts';
import { setStackStatus } from './stack-events.ts';
import { stackScope } from './stack-scope.ts';
import { resolve } from '../../template/resolve.ts';
import { TemplateError } from '../../template/template-error.ts';
import { textOf } from '../../template/text-of.ts';

/**
 * Brings a stack to a template. Creating one takes no simulated time, so that a sandbox can start with it; an update
 * takes its time, and ends UPDATE_COMPLETE or UPDATE_ROLLBACK_COMPLETE. Resolves when the change has ended or waits for
 * the clock.
 */
export async function changeStack(
  state: CloudFormationState,
  stack: Stack,
  template: LoadedTemplate,
  previous: LoadedTemplate | undefined,
): Promise<void> {
  const making = previous === undefined;
  const due: (() => Promise<void>)[] = [];
  const dependents = dependentsIn(template);
  stack.template = template;
  stack.failures = [];
  const change: StackChange = {
    previous,
    before: new Map([...stack.resources].map(([logicalId, resource]) => [logicalId, { ...resource }])),
    touched: [],
    replaced: [],
    failed: [],
    later: (ms, action) => void (making ? due.push(action) : state.clock.at(state.clock.now() + ms, action)),
    state,
    stack,
    scope: stackScope(state, stack, template),
    running: new Set(),
    async advance(settled) {
      await startReady(settled === undefined ? waiting.values() : (dependents.get(settled) ?? []));
      if (change.running.size > 0 || (change.failed.length === 0 && waiting.size > 0)) return;
      if (change.failed.length > 0) rollBackStack(state, stack, change);
      else finish(change);
    },
  };
  setStackStatus(state, stack, making ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS', 'User Initiated');
  const waiting = new Map(template.resources);
  const isOpen = (name: string): boolean => waiting.has(name) || change.running.has(name);

  const startReady = async (candidates: Iterable<TemplateResource>): Promise<void> => {
    for (const resource of candidates) {
      if (change.failed.length > 0) return;
      const { logicalId, dependencies } = resource;
      if (!waiting.has(logicalId) || [...dependencies].some(isOpen)) continue;
      waiting.delete(logicalId);
      changeResource(change, resource);
      // Nothing to change: what depends on it can start.
      if (!change.running.has(logicalId)) await startReady(dependents.get(logicalId) ?? []);
    }
  };

  await change.advance();
  for (let next = due.shift(); next !== undefined; next = due.shift()) await next();
}

/** By logical id, the resources that depend on it. */
function dependentsIn(template: LoadedTemplate): ReadonlyMap<string, TemplateResource[]> {
  const dependents = new Map<string, TemplateResource[]>();
  for (const resource of template.resources.values())
    for (const name of resource.dependencies) dependents.set(name, [...(dependents.get(name) ?? []), resource]);
  return dependents;
}

function finish(change: StackChange): void {
  const { state, stack } = change;
  stack.outputs = readOutputs(state, stack, stack.template);
  if (change.previous === undefined) {
    setStackStatus(state, stack, 'CREATE_COMPLETE');
    return;
  }
  stack.updatedAt = state.clock.now();
  setStackStatus(state, stack, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
  const gone = [...stack.resources.values()].filter(({ logicalId }) => !stack.template.resources.has(logicalId));
  removeResources(state, stack, [...gone.toReversed(), ...change.replaced], change, () =>
    setStackStatus(state, stack, 'UPDATE_COMPLETE'),
  );
}

/** A stack's outputs. One that cannot be resolved is listed as not modelled, since no rollout depends on it. */
function readOutputs(state: CloudFormationState, stack: Stack, template: LoadedTemplate): StackOutput[] {
  const scope = stackScope(state, stack, template);
  return [...template.outputs].flatMap(([name, { value, description, exportName }]): StackOutput[] => {
    try {
      const text = textOf(resolve(value, scope, `Outputs.${name}.Value`));
      if (text === null) template.source.fail(`Outputs.${name}.Value`, 'the value of an output must be text', value);
      const exported =
        exportName === undefined ? undefined : textOf(resolve(exportName, scope, `Outputs.${name}.Export`));
      return [{ name, value: text, description, exportName: exported ?? undefined }];
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      stack.notModelled.push({ logicalId: `Outputs.${name}`, type: 'Output', why: `left out: ${error.message}` });
      return [];
    }
  });
}
