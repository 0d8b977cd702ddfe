import type { Json, JsonMap } from '../../template/json.ts';
import type { TemplateResource } from '../../template/template-resource.ts';
import { resolve } from '../../template/resolve.ts';
import type { Scope } from '../../template/scope.ts';
import { checkProperties, type Violation } from '../../template/strict/check-properties.ts';
import { showProblem, TemplateError } from '../../template/template-error.ts';
import type { Made, Updated, Wanted } from '../resources/kind.ts';
import { KINDS } from '../resources/kinds.ts';
import { standFor } from '../resources/not-modelled.ts';
import { physicalName } from '../resources/physical-name.ts';
import type { CloudFormationState, Stack, StackResource } from '../state.ts';
import { awaitDeployment } from './await-deployment.ts';
import { HANDLER_MS, type Change } from './change.ts';
import { resolveDynamic } from './dynamic-references.ts';
import { failureReason } from './failure-reason.ts';
import { setResourceStatus } from './stack-events.ts';

/** A change of a stack that is under way. */
export interface StackChange extends Change {
  readonly state: CloudFormationState;
  readonly stack: Stack;
  readonly scope: Scope;
  /** Logical ids that are being changed now. */
  readonly running: Set<string>;
  /** Goes on with the stack. `settled`: what was finished just now; only its dependents can have become ready. */
  advance(settled?: string): Promise<void>;
}

/** One resource of a change: what the template says, and what the stack has. */
interface ResourceChange {
  resource: TemplateResource;
  current: StackResource | undefined;
  wanted: Wanted;
}

/** Starts to change one resource, unless it is up to date. */
export function changeResource(change: StackChange, resource: TemplateResource): void {
  const { state, stack, scope } = change;
  const { logicalId, type } = resource;
  const current = stack.resources.get(logicalId);
  const read = (value: JsonMap, member: string): JsonMap =>
    resolve(value, scope, `Resources.${logicalId}.${member}`) as JsonMap;
  const modelled = KINDS.has(type);
  let properties = resource.properties;
  let updatePolicy: JsonMap = {};
  try {
    properties = modelled
      ? (resolveDynamic(state, read(resource.properties, 'Properties')) as JsonMap)
      : asFarAsKnown(resource, scope);
    if (modelled) updatePolicy = read(resource.updatePolicy, 'UpdatePolicy');
  } catch (error) {
    fail(change, resource, current, failureReason(state, error));
    return;
  }
  const violations = modelled || resource.asWritten ? checkProperties(type, properties) : [];
  const [first] = violations;
  if (first !== undefined && !state.settings.lenient) {
    const place = stack.template.source.placeOf(first.container, first.key) === null ? undefined : first;
    fail(change, resource, current, refusal(logicalId, violations), place);
    return;
  }
  if (state.settings.lenient) {
    const refused =
      first === undefined ? (KINDS.get(type)?.refused?.(properties) ?? null) : refusal(logicalId, violations);
    if (refused !== null) stack.notModelled.push({ logicalId, type, why: `AWS refuses this: ${refused}` });
  }
  if (current?.type === type && JSON.stringify(current.properties) === JSON.stringify(properties)) {
    current.keepsOnDelete = resource.keepsOnDelete;
    return;
  }
  change.running.add(logicalId);
  change.touched.push(logicalId);
  const shown = current ?? { logicalId, type, physicalId: '' };
  const status = current === undefined ? 'CREATE_IN_PROGRESS' : 'UPDATE_IN_PROGRESS';
  setResourceStatus(state, stack, shown, status, undefined, properties);
  const name = (most: number): string => physicalName(state.random, stack.name, logicalId, most);
  const one: ResourceChange = { resource, current, wanted: { logicalId, properties, updatePolicy, name } };
  change.later(HANDLER_MS, async () => {
    try {
      const outcome = await runHandler(change, one);
      if ('made' in outcome) await complete(change, one, outcome.made);
      else watch(change, one, outcome.deploymentId);
    } catch (error) {
      fail(change, resource, current, failureReason(state, error));
      await change.advance();
    }
  });
}

/** Captured for one; CloudFormation lists several in brackets. */
function refusal(logicalId: string, violations: readonly Violation[]): string {
  const list = violations.map(({ message }) => message).join(', ');
  return `Properties validation failed for resource ${logicalId} with message:\n${violations.length === 1 ? list : `[${list}]`}`;
}

/** Of a resource without effect: what others may refer to, its name above all. The rest stays as written. */
function asFarAsKnown({ logicalId, properties }: TemplateResource, scope: Scope): JsonMap {
  return Object.fromEntries(
    Object.entries(properties).flatMap(([name, value]): [string, Json][] => {
      try {
        const known = resolve(value, scope, `Resources.${logicalId}.Properties.${name}`);
        return known === undefined ? [] : [[name, known]];
      } catch (error) {
        if (!(error instanceof TemplateError)) throw error;
        return [[name, value]];
      }
    }),
  );
}

async function runHandler(change: StackChange, { resource, current, wanted }: ResourceChange): Promise<Updated> {
  const { state, stack } = change;
  const kind = KINDS.get(resource.type);
  if (kind === undefined)
    return { made: current?.type === resource.type ? current : standFor(state, resource.type, wanted) };
  if (current === undefined) return { made: await kind.create(state, wanted) };
  const differs = (name: string): boolean =>
    JSON.stringify(current.properties[name]) !== JSON.stringify(wanted.properties[name]);
  if (current.type === resource.type && !kind.replacedBy.some(differs))
    return kind.update(state, current, wanted, false);
  const reason = 'Requested update requires the creation of a new physical resource; hence creating one.';
  setResourceStatus(state, stack, current, 'UPDATE_IN_PROGRESS', reason, wanted.properties);
  change.replaced.push({ ...current });
  return { made: await kind.create(state, wanted) };
}

async function complete(change: StackChange, { resource, current, wanted }: ResourceChange, made: Made): Promise<void> {
  const { state, stack } = change;
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
  change.running.delete(logicalId);
  await change.advance(logicalId);
}

/** Waits for the deployment by which an alias is updated. */
function watch(change: StackChange, one: ResourceChange, deploymentId: string): void {
  const { resource, current } = one;
  if (current === undefined) return;
  awaitDeployment(change.state, change.stack, current, deploymentId, async (failure) => {
    if (failure === null) return complete(change, one, current);
    fail(change, resource, current, failure);
    return change.advance();
  });
}

function fail(
  change: StackChange,
  resource: TemplateResource,
  current: StackResource | undefined,
  reason: string,
  place?: Pick<Violation, 'container' | 'key'>,
): void {
  const { state, stack } = change;
  const { logicalId, type } = resource;
  change.running.delete(logicalId);
  change.failed.push(logicalId);
  // An error in one of the template's functions names its place already.
  const { source } = stack.template;
  const placed = reason.startsWith(`${source.file}:`);
  stack.failures.push(
    placed
      ? reason
      : showProblem(source.problem(`Resources.${logicalId}`, reason, place?.container ?? resource.at, place?.key)),
  );
  if (!change.touched.includes(logicalId)) change.touched.push(logicalId);
  const shown = current ?? { logicalId, type, physicalId: '' };
  setResourceStatus(state, stack, shown, current === undefined ? 'CREATE_FAILED' : 'UPDATE_FAILED', reason);
}
