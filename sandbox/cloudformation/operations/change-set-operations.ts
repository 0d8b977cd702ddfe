import { partitionOf } from '../../kernel/account.ts';
import type {
  CreateChangeSetInput,
  DeleteChangeSetInput,
  DescribeChangeSetInput,
  ExecuteChangeSetInput,
  ListChangeSetsInput,
} from '@aws-sdk/client-cloudformation';
import { AwsError, type Operation } from '../../kernel/operation.ts';
import { makeUuid } from '../../kernel/make-id.ts';
import type { Artifacts } from '../code/artifacts.ts';
import { changesOf, findChangeSet } from './change-set.ts';
import { describeParameters } from './describe-stack.ts';
import { checkUpdatable, isSame, load, newStack, runChange } from '../changes/deploy-stack.ts';
import { paginate } from './paginate.ts';
import { setStackStatus } from '../changes/stack-events.ts';
import { findStack, validationError, type ChangeSet, type CloudFormationState, type Stack } from '../state.ts';
import { checkCapabilities, refusing, valuesOf } from './write-operations.ts';
import { sourceOf } from './template-source.ts';

const PAGE = 100;
const NOTHING =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/** Change sets, by which `aws cloudformation deploy` and similar tools change a stack. */
export function changeSetOperations(state: CloudFormationState, artifacts: Artifacts): Record<string, Operation> {
  const drop = (gone: (one: ChangeSet) => boolean): void => {
    const kept = state.changeSets.filter((one) => !gone(one));
    state.changeSets.splice(0, state.changeSets.length, ...kept);
  };

  return {
    CreateChangeSet: (input: CreateChangeSetInput) => createChangeSet(state, artifacts, input),

    DescribeChangeSet(input: DescribeChangeSetInput) {
      const one = findChangeSet(state, input);
      const { page, ...rest } = paginate(one.changes, input.NextToken, PAGE);
      return {
        ...describe(one),
        Parameters: one.parameters,
        NotificationARNs: [],
        RollbackConfiguration: {},
        Capabilities: one.capabilities,
        Tags: one.tags ?? [],
        Changes: page,
        ...rest,
      };
    },

    async ExecuteChangeSet(input: ExecuteChangeSetInput) {
      const one = findChangeSet(state, input);
      const { stack, template, tags } = one;
      if (one.reason !== undefined || one.executed)
        throw new AwsError(
          'InvalidChangeSetStatusException',
          `ChangeSet [${one.id}] cannot be executed in its current status of [${one.executed ? 'EXECUTE_COMPLETE' : 'FAILED'}]`,
        );
      const making = stack.status === 'REVIEW_IN_PROGRESS';
      if (!making) checkUpdatable(stack);
      one.executed = true;
      // The other change sets were made for the stack as it was.
      drop((other) => other.stack === stack && other !== one);
      await runChange(state, stack, template, making ? undefined : stack.template, tags);
      return {};
    },

    DeleteChangeSet(input: DeleteChangeSetInput) {
      const { ChangeSetName: name, StackName: stackName } = input;
      drop((one) => one.id === name || (one.name === name && [one.stack.name, one.stack.id].includes(stackName ?? '')));
      // AWS answers the same if it does not exist.
      return {};
    },

    ListChangeSets(input: ListChangeSetsInput) {
      const stack = findStack(state, input.StackName);
      const all = state.changeSets.filter((one) => one.stack === stack).map(describe);
      const { page, ...rest } = paginate(all.toReversed(), input.NextToken, PAGE);
      return { Summaries: page, ...rest };
    },
  };
}

async function createChangeSet(state: CloudFormationState, artifacts: Artifacts, input: CreateChangeSetInput) {
  const { ChangeSetName: name = '' } = input;
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name))
    throw validationError(
      `1 validation error detected: Value '${name.slice(0, 200)}' at 'changeSetName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  const known = stackFor(state, input);
  if (state.changeSets.some((one) => one.name === name && one.stack === known))
    throw new AwsError('AlreadyExistsException', `ChangeSet ${name} cannot be created, as it exists already`);
  const template = sourceOf(state, input, known);
  checkCapabilities(template.text, input.Capabilities ?? []);
  const parameters = valuesOf(input.Parameters, known);
  const deploy = { name: known?.name ?? input.StackName ?? '', template, parameters, tags: input.Tags };
  const stack = known ?? (await refusing(() => newStack(state, artifacts, deploy)));
  const loaded = known === undefined ? stack.template : await refusing(() => load(state, artifacts, deploy, stack.id));
  if (known === undefined) setStackStatus(state, stack, 'REVIEW_IN_PROGRESS', 'User Initiated');
  const { region, accountId } = state.account;
  const made: ChangeSet = {
    id: `arn:${partitionOf(region)}:cloudformation:${region}:${accountId}:changeSet/${name}/${makeUuid(state.random)}`,
    name,
    stack,
    description: input.Description,
    createdAt: state.clock.now(),
    template: loaded,
    parameters: describeParameters(loaded),
    capabilities: input.Capabilities ?? [],
    tags: input.Tags,
    changes: changesOf(stack, loaded),
    reason: stack.status !== 'REVIEW_IN_PROGRESS' && isSame(loaded, stack.template) ? NOTHING : undefined,
    executed: false,
  };
  state.changeSets.push(made);
  return { Id: made.id, StackId: stack.id };
}

/** The stack to change; undefined: there is none yet. */
function stackFor(state: CloudFormationState, input: CreateChangeSetInput): Stack | undefined {
  const known = state.stacks.get(input.StackName ?? '');
  if ((input.ChangeSetType ?? 'UPDATE') !== 'CREATE') {
    const stack = known ?? findStack(state, input.StackName);
    checkUpdatable(stack);
    return stack;
  }
  if (known !== undefined && known.status !== 'REVIEW_IN_PROGRESS')
    throw validationError(`Stack [${known.name}] already exists and cannot be created again with the changeSet`);
  return known;
}

const describe = (one: ChangeSet) => ({
  StackId: one.stack.id,
  StackName: one.stack.name,
  ChangeSetId: one.id,
  ChangeSetName: one.name,
  ...(one.description === undefined ? {} : { Description: one.description }),
  CreationTime: new Date(one.createdAt),
  ExecutionStatus: one.reason !== undefined ? 'UNAVAILABLE' : one.executed ? 'EXECUTE_COMPLETE' : 'AVAILABLE',
  Status: one.reason === undefined ? 'CREATE_COMPLETE' : 'FAILED',
  ...(one.reason === undefined ? {} : { StatusReason: one.reason }),
  IncludeNestedStacks: false,
});
