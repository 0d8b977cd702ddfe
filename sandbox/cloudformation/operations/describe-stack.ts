import type {
  Parameter as ParameterShape,
  Stack as StackShape,
  StackEvent as EventShape,
  StackResource as ResourceShape,
} from '@aws-sdk/client-cloudformation';
import type { LoadedTemplate } from '../../template/load-template.ts';
import type { Stack, StackEvent, StackResource } from '../state.ts';

export function describeStack(stack: Stack): StackShape {
  const { template } = stack;
  return {
    StackId: stack.id,
    StackName: stack.name,
    ...(template.description === undefined ? {} : { Description: template.description }),
    Parameters: describeParameters(template),
    CreationTime: new Date(stack.createdAt),
    ...(stack.updatedAt === undefined ? {} : { LastUpdatedTime: new Date(stack.updatedAt) }),
    ...(stack.deletedAt === undefined ? {} : { DeletionTime: new Date(stack.deletedAt) }),
    RollbackConfiguration: {},
    StackStatus: stack.status,
    ...(stack.reason === undefined ? {} : { StackStatusReason: stack.reason }),
    DisableRollback: false,
    NotificationARNs: [],
    Capabilities: capabilitiesOf(stack),
    ...describeOutputs(stack),
    Tags: stack.tags,
    EnableTerminationProtection: false,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  };
}

/** Recorded: a stack without outputs has no member for them, rather than an empty list. */
function describeOutputs({ outputs }: Stack): Pick<StackShape, 'Outputs'> {
  if (outputs.length === 0) return {};
  return {
    Outputs: outputs.map(({ name, value, description, exportName }) => ({
      OutputKey: name,
      OutputValue: value,
      ...(description === undefined ? {} : { Description: description }),
      ...(exportName === undefined ? {} : { ExportName: exportName }),
    })),
  };
}

export const describeParameters = ({ parameters }: LoadedTemplate): ParameterShape[] =>
  [...parameters].map(([name, { text, value, declaration, fromSsm }]) => ({
    ParameterKey: name,
    ParameterValue: declaration['NoEcho'] === true || declaration['NoEcho'] === 'true' ? '****' : text,
    ...(fromSsm ? { ResolvedValue: String(value) } : {}),
  }));

function capabilitiesOf({ template }: Stack): StackShape['Capabilities'] {
  const named = [...template.resources.values()].filter(({ type }) => type.startsWith('AWS::IAM::'));
  return named.length === 0 ? [] : ['CAPABILITY_IAM'];
}

export function describeResource(stack: Stack, resource: StackResource): ResourceShape {
  return {
    StackName: stack.name,
    StackId: stack.id,
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    Timestamp: new Date(resource.changedAt),
    ResourceStatus: resource.status,
    ...(resource.reason === undefined ? {} : { ResourceStatusReason: resource.reason }),
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  };
}

export function describeEvent(stack: Stack, event: StackEvent): EventShape {
  return {
    StackId: stack.id,
    EventId: event.id,
    StackName: stack.name,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: new Date(event.at),
    // A stack's own events have its status in the same member.
    ResourceStatus: event.status as NonNullable<EventShape['ResourceStatus']>,
    ...(event.reason === undefined ? {} : { ResourceStatusReason: event.reason }),
    ...(event.properties === undefined ? {} : { ResourceProperties: JSON.stringify(event.properties) }),
  };
}
