import { makeUuid } from '../../kernel/make-id.ts';
import type { JsonMap } from '../../template/json.ts';
import type { LoadedTemplate, TemplateResource } from '../../template/load-template.ts';
import { resolve } from '../../template/resolve.ts';
import { showProblem } from '../../template/template-error.ts';
import { awaitDeployment } from './await-deployment.ts';
import { HANDLER_MS, type Change } from './change.ts';
import { failureReason } from './failure-reason.ts';
import { physicalName } from '../resources/physical-name.ts';
import { readOutputs } from './read-outputs.ts';
import type { Made, Updated, Wanted } from '../resources/kind.ts';
import { KINDS } from '../resources/kinds.ts';
import { standFor } from '../resources/not-modelled.ts';
import { rollBackStack } from './roll-back-stack.ts';
import { removeResources } from './remove-resources.ts';
import { setResourceStatus, setStackStatus } from './stack-events.ts';
import { stackScope } from './stack-scope.ts';
import type { CloudFormationState, Stack, StackResource } from '../state.ts';

/**
 * Brings a stack to a template. Making one takes no simulated time, so that a sandbox starts with it; an update takes
 * its time, and ends UPDATE_COMPLETE or UPDATE_ROLLBACK_COMPLETE. Resolves when the change has ended or waits for the clock.
 */
export async function changeStack(
  state: CloudFormationState,
  stack: Stack,
  template: LoadedTemplate,
  previous: LoadedTemplate | undefined,
): Promise<void> {
  const making = previous === undefined;
  const due: (() => Promise<void>)[] = [];
  const change: Change = {
    previous,
    before: new Map([...stack.resources].map(([logicalId, resource]) => [logicalId, { ...resource }])),
    touched: [],
    replaced: [],
    failed: [],
    later: (ms, action) => void (making ? due.push(action) : state.clock.at(state.clock.now() + ms, action)),
  };
  stack.template = template;
  stack.failures = [];
  setStackStatus(state, stack, making ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS', 'User Initiated');
  const waiting = new Map(template.resources);
  const running = new Set<string>();
  const scope = stackScope(state, stack, template);

  const dependents = new Map<string, TemplateResource[]>();
  for (const resource of waiting.values())
    for (const name of resource.dependencies) {
      const known = dependents.get(name);
      if (known === undefined) dependents.set(name, [resource]);
      else known.push(resource);
    }

  const beginReady = async (candidates: Iterable<TemplateResource>): Promise<void> => {
    for (const resource of candidates) {
      if (change.failed.length > 0) return;
      const { logicalId, dependencies } = resource;
      if (!waiting.has(logicalId) || [...dependencies].some((name) => waiting.has(name) || running.has(name))) continue;
      await begin(resource);
      // Unchanged: what waits for it need not wait longer.
      if (!running.has(logicalId)) await beginReady(dependents.get(logicalId) ?? []);
    }
  };

  /** `settled`: what was finished just now; only those that wait for it can have become ready. */
  const advance = async (settled?: string): Promise<void> => {
    await beginReady(settled === undefined ? waiting.values() : (dependents.get(settled) ?? []));
    if (running.size > 0 || (change.failed.length === 0 && waiting.size > 0)) return;
    if (change.failed.length > 0) rollBackStack(state, stack, change);
    else finish();
  };

  const begin = async (resource: TemplateResource): Promise<void> => {
    const { logicalId, type } = resource;
    waiting.delete(logicalId);
    const current = stack.resources.get(logicalId);
    let properties: JsonMap;
    let updatePolicy: JsonMap;
    try {
      const modelled = KINDS.has(type);
      properties = modelled
        ? (resolve(resource.properties, scope, `Resources.${logicalId}.Properties`) as JsonMap)
        : resource.properties;
      updatePolicy = modelled
        ? (resolve(resource.updatePolicy, scope, `Resources.${logicalId}.UpdatePolicy`) as JsonMap)
        : {};
    } catch (error) {
      fail(resource, current, failureReason(state, error));
      return;
    }
    const same =
      current !== undefined &&
      current.type === type &&
      JSON.stringify(current.properties) === JSON.stringify(properties);
    if (same) {
      current.keepsOnDelete = resource.keepsOnDelete;
      return;
    }
    running.add(logicalId);
    change.touched.push(logicalId);
    const shown = current ?? { logicalId, type, physicalId: '' };
    setResourceStatus(
      state,
      stack,
      shown,
      current === undefined ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS',
      undefined,
      properties,
    );
    const wanted: Wanted = {
      logicalId,
      properties,
      updatePolicy,
      name: (most) => physicalName(state.random, stack.name, logicalId, most),
    };
    change.later(HANDLER_MS, async () => {
      try {
        const outcome = await handle(resource, current, wanted);
        if ('made' in outcome) await complete(resource, current, wanted, outcome.made);
        else watch(resource, current, wanted, outcome.deploymentId);
      } catch (error) {
        fail(resource, current, failureReason(state, error));
        await advance();
      }
    });
  };

  const handle = async (
    resource: TemplateResource,
    current: StackResource | undefined,
    wanted: Wanted,
  ): Promise<Updated> => {
    const kind = KINDS.get(resource.type);
    if (kind === undefined) {
      const kept = current?.type === resource.type ? current : undefined;
      return { made: kept ?? standFor(state, resource.type, wanted) };
    }
    const replaces =
      current !== undefined &&
      (current.type !== resource.type ||
        kind.replacedBy.some(
          (name) => JSON.stringify(current.properties[name]) !== JSON.stringify(wanted.properties[name]),
        ));
    if (current === undefined || replaces) {
      if (current !== undefined) {
        setResourceStatus(
          state,
          stack,
          current,
          'UPDATE_IN_PROGRESS',
          'Requested update requires the creation of a new physical resource; hence creating one.',
          wanted.properties,
        );
        change.replaced.push({ ...current });
      }
      return { made: await kind.create(state, wanted) };
    }
    return kind.update(state, current, wanted, false);
  };

  const complete = async (
    resource: TemplateResource,
    current: StackResource | undefined,
    wanted: Wanted,
    made: Made,
  ): Promise<void> => {
    const { logicalId, type, keepsOnDelete } = resource;
    const record: StackResource = {
      logicalId,
      type,
      physicalId: made.physicalId,
      attributes: made.attributes,
      properties: wanted.properties,
      keepsOnDelete,
      status: 'CREATE_IN_PROGRESS',
      reason: undefined,
      changedAt: state.clock.now(),
    };
    stack.resources.set(logicalId, record);
    if (current === undefined)
      setResourceStatus(state, stack, record, 'CREATE_IN_PROGRESS', 'Resource creation Initiated');
    setResourceStatus(state, stack, record, current === undefined ? 'CREATE_COMPLETE' : 'UPDATE_COMPLETE');
    running.delete(logicalId);
    await advance(logicalId);
  };

  const watch = (
    resource: TemplateResource,
    current: StackResource | undefined,
    wanted: Wanted,
    deploymentId: string,
  ): void => {
    if (current === undefined) return;
    awaitDeployment(state, stack, current, deploymentId, async (failure) => {
      if (failure === null) await complete(resource, current, wanted, current);
      else {
        fail(resource, current, failure);
        await advance();
      }
    });
  };

  const fail = (resource: TemplateResource, current: StackResource | undefined, reason: string): void => {
    const { logicalId, type } = resource;
    running.delete(logicalId);
    change.failed.push(logicalId);
    // What is wrong with a function in the template tells its place itself.
    const { source } = template;
    const placed = reason.startsWith(`${source.file}:`);
    stack.failures.push(placed ? reason : showProblem(source.problem(`Resources.${logicalId}`, reason, resource.at)));
    if (!change.touched.includes(logicalId)) change.touched.push(logicalId);
    const shown = current ?? { logicalId, type, physicalId: '' };
    setResourceStatus(state, stack, shown, current === undefined ? 'CREATE_FAILED' : 'UPDATE_FAILED', reason);
  };

  const finish = (): void => {
    stack.outputs = readOutputs(state, stack, template);
    if (making) {
      setStackStatus(state, stack, 'CREATE_COMPLETE');
      return;
    }
    stack.updatedAt = state.clock.now();
    setStackStatus(state, stack, 'UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    const gone = [...stack.resources.values()].filter(({ logicalId }) => !template.resources.has(logicalId));
    removeResources(state, stack, [...gone.toReversed(), ...change.replaced], change, () =>
      setStackStatus(state, stack, 'UPDATE_COMPLETE'),
    );
  };

  await advance();
  for (let next = due.shift(); next !== undefined; next = due.shift()) await next();
}

export const newStackId = (state: CloudFormationState, name: string): string =>
  `arn:aws:cloudformation:${state.account.region}:${state.account.accountId}:stack/${name}/${makeUuid(state.random)}`;
