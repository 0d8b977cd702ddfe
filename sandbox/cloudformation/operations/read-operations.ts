import type {
  DescribeStackEventsInput,
  DescribeStackResourceInput,
  DescribeStackResourcesInput,
  DescribeStacksInput,
  ListExportsInput,
  ListStackResourcesInput,
  ListStacksInput,
  StackSummary,
} from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../kernel/operation.ts';
import { describeEvent, describeResource, describeStack } from './describe-stack.ts';
import { paginate } from './paginate.ts';
import { findStack, validationError, type CloudFormationState, type Stack, type StackResource } from '../state.ts';

const PAGE = 100;

export function readOperations(state: CloudFormationState): Record<string, Operation> {
  return {
    DescribeStacks(input: DescribeStacksInput) {
      const all =
        input.StackName === undefined ? [...state.stacks.values()].toReversed() : [findStack(state, input.StackName)];
      const { page, ...rest } = paginate(all, input.NextToken, PAGE);
      return { Stacks: page.map(describeStack), ...rest };
    },

    DescribeStackEvents(input: DescribeStackEventsInput) {
      const stack = findStack(state, input.StackName);
      const { page, ...rest } = paginate(stack.events.toReversed(), input.NextToken, PAGE);
      return { StackEvents: page.map((event) => describeEvent(stack, event)), ...rest };
    },

    DescribeStackResources(input: DescribeStackResourcesInput) {
      const { StackName: name, PhysicalResourceId: physicalId, LogicalResourceId: logicalId } = input;
      const holds = (stack: Stack): boolean =>
        [...stack.resources.values()].some((one) => one.physicalId === physicalId);
      const stack = name === undefined ? [...state.stacks.values()].find(holds) : findStack(state, name);
      if (stack === undefined) throw validationError(`Stack for ${physicalId ?? ''} does not exist`);
      const resources = logicalId === undefined ? byName(stack) : [resourceOf(stack, logicalId)];
      return { StackResources: resources.map((resource) => describeResource(stack, resource)) };
    },

    DescribeStackResource(input: DescribeStackResourceInput) {
      const stack = findStack(state, input.StackName);
      const { Timestamp, ...detail } = describeResource(stack, resourceOf(stack, input.LogicalResourceId ?? ''));
      return { StackResourceDetail: { ...detail, LastUpdatedTimestamp: Timestamp } };
    },

    ListStackResources(input: ListStackResourcesInput) {
      const stack = findStack(state, input.StackName);
      const { page, ...rest } = paginate(byName(stack), input.NextToken, PAGE);
      return {
        StackResourceSummaries: page.map((resource) => {
          const { StackName: _name, StackId: _id, Timestamp, ...summary } = describeResource(stack, resource);
          return { ...summary, LastUpdatedTimestamp: Timestamp };
        }),
        ...rest,
      };
    },

    ListStacks(input: ListStacksInput) {
      const wanted = new Set<string>(input.StackStatusFilter ?? []);
      const all = [...state.stacks.values(), ...state.deleted].filter(
        ({ status }) => wanted.size === 0 || wanted.has(status),
      );
      const { page, ...rest } = paginate(all.toReversed(), input.NextToken, PAGE);
      return {
        StackSummaries: page.map(summarise),
        ...rest,
      };
    },

    ListExports(input: ListExportsInput) {
      const all = [...state.stacks.values()].flatMap(({ id, outputs }) =>
        outputs.flatMap(({ exportName, value }) =>
          exportName === undefined ? [] : [{ ExportingStackId: id, Name: exportName, Value: value }],
        ),
      );
      const { page, ...rest } = paginate(
        all.toSorted((a, b) => (a.Name < b.Name ? -1 : 1)),
        input.NextToken,
        PAGE,
      );
      return { Exports: page, ...rest };
    },
  };
}

function summarise(stack: Stack): StackSummary {
  const { StackId, StackName, CreationTime, LastUpdatedTime, DeletionTime, ...shown } = describeStack(stack);
  const { StackStatus, StackStatusReason, Description: TemplateDescription, DriftInformation } = shown;
  const times = { CreationTime, LastUpdatedTime, DeletionTime };
  const status = { StackStatus, StackStatusReason, DriftInformation };
  const summary: StackSummary = { StackId, StackName, TemplateDescription, ...times, ...status };
  return Object.fromEntries(Object.entries(summary).filter(([, value]) => value !== undefined)) as StackSummary;
}

function resourceOf(stack: Stack, logicalId: string): StackResource {
  const resource = stack.resources.get(logicalId);
  if (resource === undefined)
    throw validationError(`Resource ${logicalId.slice(0, 300)} does not exist for stack ${stack.name}`);
  return resource;
}

const byName = (stack: Stack): StackResource[] =>
  [...stack.resources.values()].toSorted((a, b) => (a.logicalId < b.logicalId ? -1 : 1));
