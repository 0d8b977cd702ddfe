import type {
  Capability,
  Change,
  Parameter as ParameterShape,
  ResourceStatus,
  StackStatus,
  Tag,
} from '@aws-sdk/client-cloudformation';
import type { Account } from '../kernel/account.ts';
import type { Clock, SimMs } from '../kernel/clock.ts';
import { AwsError, type Operation } from '../kernel/operation.ts';
import type { Random } from '../kernel/random.ts';
import type { Json, JsonMap } from '../template/json.ts';
import type { GiveCode } from './code/give-code.ts';
import type { S3 } from '../s3/create-s3.ts';
import type { Ssm } from '../ssm/create-ssm.ts';
import type { LoadedTemplate } from '../template/load-template.ts';

export interface StackResource {
  logicalId: string;
  type: string;
  /** What Ref gives. */
  physicalId: string;
  /** As last created or changed; for what is not modelled, as in the template. */
  properties: JsonMap;
  attributes: Readonly<Record<string, string>>;
  keepsOnDelete: boolean;
  status: ResourceStatus;
  reason: string | undefined;
  changedAt: SimMs;
}

export interface StackEvent {
  id: string;
  logicalId: string;
  physicalId: string;
  type: string;
  status: string;
  reason: string | undefined;
  at: SimMs;
  properties: Json | undefined;
}

/** Something in a template that has no effect here. */
export interface NotModelled {
  logicalId: string;
  type: string;
  why: string;
}

export interface StackOutput {
  name: string;
  value: string;
  description: string | undefined;
  exportName: string | undefined;
}

export interface Stack {
  readonly name: string;
  /** ARN. */
  readonly id: string;
  readonly createdAt: SimMs;
  updatedAt: SimMs | undefined;
  deletedAt: SimMs | undefined;
  status: StackStatus;
  reason: string | undefined;
  template: LoadedTemplate;
  resources: Map<string, StackResource>;
  outputs: StackOutput[];
  notModelled: NotModelled[];
  /** What failed in the latest change, each with file, line and what it is about. */
  failures: string[];
  tags: Tag[];
  /** Oldest first. */
  readonly events: StackEvent[];
}

/** A change of a stack that waits to be executed. */
export interface ChangeSet {
  /** ARN. */
  readonly id: string;
  readonly name: string;
  readonly stack: Stack;
  readonly description: string | undefined;
  readonly createdAt: SimMs;
  readonly template: LoadedTemplate;
  readonly parameters: ParameterShape[];
  readonly capabilities: Capability[];
  readonly tags: Tag[] | undefined;
  readonly changes: Change[];
  /** Why it cannot be executed; undefined: it can, or it was. */
  readonly reason: string | undefined;
  executed: boolean;
}

export type Operations = Readonly<Record<string, Operation>>;

/** The services that a stack's resources live in. */
export interface Ports {
  readonly account: Account;
  readonly clock: Clock;
  readonly random: Random;
  readonly lambda: Operations;
  readonly codeDeploy: Operations;
  readonly cloudWatch: Operations;
  readonly logs: Operations;
  readonly s3: Pick<S3, 'operations' | 'readAddress'>;
  readonly ssm: Pick<Ssm, 'operations' | 'valueOf'>;
  readonly giveCode: GiveCode;
}

/** How the sandbox takes templates. */
export interface TemplateSettings {
  /** What AWS would refuse in a template is listed, and the rest is made. */
  lenient: boolean;
}

export interface CloudFormationState extends Ports {
  readonly settings: TemplateSettings;
  /** By name. A deleted stack frees its name and moves to `deleted`. */
  readonly stacks: Map<string, Stack>;
  readonly deleted: Stack[];
  /** Oldest first. */
  readonly changeSets: ChangeSet[];
}

const CONTEXT = { requestId: '00000000-0000-4000-8000-000000000000', accessKeyId: null };

/** Calls another service's operation. Throws AwsError. */
export async function call(
  ports: Pick<Ports, 'account'>,
  operations: Operations,
  name: string,
  input: object,
): Promise<Record<string, unknown>> {
  const run = operations[name];
  if (run === undefined) throw new Error(`the sandbox has no operation ${name}`);
  return (await run(input as never, { ...CONTEXT, region: ports.account.region })) as Record<string, unknown>;
}

export const validationError = (message: string): AwsError => new AwsError('ValidationError', message);

/** By name or id. @throws ValidationError in AWS's words. */
export function findStack(state: CloudFormationState, name: string | undefined): Stack {
  const wanted = name ?? '';
  const byId = (stack: Stack): boolean => stack.id === wanted;
  const stack = state.stacks.get(wanted) ?? [...state.stacks.values()].find(byId) ?? state.deleted.find(byId);
  if (stack === undefined) throw validationError(`Stack with id ${wanted.slice(0, 300)} does not exist`);
  return stack;
}
