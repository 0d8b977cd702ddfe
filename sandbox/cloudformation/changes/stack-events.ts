import type { ResourceStatus, StackStatus } from '@aws-sdk/client-cloudformation';
import { makeUuid } from '../../kernel/make-id.ts';
import type { Json } from '../../template/json.ts';
import type { Ports, Stack, StackResource } from '../state.ts';

const STACK_TYPE = 'AWS::CloudFormation::Stack';

/** Sets a stack's status and adds the event. */
export function setStackStatus(ports: Ports, stack: Stack, status: StackStatus, reason?: string): void {
  stack.status = status;
  stack.reason = reason;
  const at = ports.clock.now();
  stack.events.push({
    id: makeUuid(ports.random),
    logicalId: stack.name,
    physicalId: stack.id,
    type: STACK_TYPE,
    status,
    reason,
    at,
    properties: undefined,
  });
}

/** Sets a resource's status and adds the event. A resource that is being created is not in the stack yet. */
export function setResourceStatus(
  ports: Ports,
  stack: Stack,
  resource: Pick<StackResource, 'logicalId' | 'type' | 'physicalId'> & Partial<StackResource>,
  status: ResourceStatus,
  reason?: string,
  properties: Json | undefined = resource.properties,
): void {
  const at = ports.clock.now();
  Object.assign(resource, { status, reason, changedAt: at });
  const { logicalId, physicalId, type } = resource;
  stack.events.push({
    id: `${logicalId}-${status}-${new Date(at).toISOString()}-${makeUuid(ports.random).slice(0, 8)}`,
    logicalId,
    physicalId,
    type,
    status,
    reason,
    at,
    properties,
  });
}
