import { partitionOf } from '../../kernel/account.ts';
import type { Tag } from '@aws-sdk/client-cloudformation';
import { makeUuid } from '../../kernel/make-id.ts';
import { AwsError } from '../../kernel/operation.ts';
import { loadTemplate, type LoadedTemplate } from '../../template/load-template.ts';
import type { Artifacts } from '../code/artifacts.ts';
import { changeStack } from './change-stack.ts';
import { listNotModelled } from './list-not-modelled.ts';
import { pseudoParameters, stackScope } from './stack-scope.ts';
import { validationError, type CloudFormationState, type Stack } from '../state.ts';

export interface TemplateSource {
  text: string;
  file: string;
  /** Where to look for local code; null: nowhere. */
  folder: string | null;
}

export interface Deploy {
  name: string;
  template: TemplateSource;
  parameters: Readonly<Record<string, string>>;
  /** undefined: unchanged. */
  tags?: Tag[] | undefined;
}

/** Adds a stack without resources. @throws TemplateError, or AwsError AlreadyExistsException. */
export function newStack(state: CloudFormationState, artifacts: Artifacts, deploy: Deploy): Stack {
  const { name } = deploy;
  if (!/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name))
    throw validationError(
      `1 validation error detected: Value '${name.slice(0, 200)}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
    );
  if (state.stacks.has(name)) throw new AwsError('AlreadyExistsException', `Stack [${name}] already exists`);
  const { region, accountId } = state.account;
  const id = `arn:${partitionOf(region)}:cloudformation:${region}:${accountId}:stack/${name}/${makeUuid(state.random)}`;
  const template = load(state, artifacts, deploy, id);
  const stack: Stack = {
    name,
    id,
    createdAt: state.clock.now(),
    updatedAt: undefined,
    deletedAt: undefined,
    status: 'CREATE_IN_PROGRESS',
    reason: undefined,
    template,
    resources: new Map(),
    outputs: [],
    notModelled: [],
    failures: [],
    tags: deploy.tags ?? [],
    events: [],
  };
  state.stacks.set(name, stack);
  return stack;
}

/**
 * Resolves with the stack even if its creation failed: see its status. @throws TemplateError, or AwsError
 * AlreadyExistsException.
 */
export async function createStack(state: CloudFormationState, artifacts: Artifacts, deploy: Deploy): Promise<Stack> {
  const stack = newStack(state, artifacts, deploy);
  await runChange(state, stack, stack.template, undefined, deploy.tags);
  return stack;
}

/** Brings a stack to a template. `previous`: the template it has now; undefined: it is new. */
export async function runChange(
  state: CloudFormationState,
  stack: Stack,
  template: LoadedTemplate,
  previous: LoadedTemplate | undefined,
  tags: Tag[] | undefined,
): Promise<void> {
  stack.notModelled = listNotModelled(state, template, stackScope(state, stack, template));
  stack.tags = tags ?? stack.tags;
  await changeStack(state, stack, template, previous);
}

const UPDATABLE = new Set<string>(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE']);

/** @throws TemplateError, or AwsError ValidationError: the stack is busy, or there is nothing to change. */
export async function updateStack(
  state: CloudFormationState,
  artifacts: Artifacts,
  stack: Stack,
  deploy: Deploy,
): Promise<void> {
  checkUpdatable(stack);
  const template = load(state, artifacts, deploy, stack.id);
  if (isSame(template, stack.template)) throw validationError('No updates are to be performed.');
  await runChange(state, stack, template, stack.template, deploy.tags);
}

/** @throws AwsError ValidationError: the stack is busy, or can only be deleted. */
export function checkUpdatable(stack: Stack): void {
  if (!UPDATABLE.has(stack.status))
    throw validationError(`Stack:${stack.id} is in ${stack.status} state and can not be updated.`);
}

/** @throws TemplateError */
export const load = (
  state: CloudFormationState,
  artifacts: Artifacts,
  { name, template, parameters }: Deploy,
  id: string,
): LoadedTemplate =>
  loadTemplate(template.text, {
    file: template.file,
    parameters,
    pseudo: pseudoParameters(state, name, id),
    ssm: (name) => state.ssm.valueOf(name),
    lenient: state.settings.lenient,
    packageCode(code) {
      // Who deploys by the API has uploaded the code before.
      if (template.folder === null && !state.settings.lenient)
        throw new Error(
          `${code.path} is no S3 address like s3://bucket/key, and there is nothing beside this template`,
        );
      return artifacts.pack(template.folder, code);
    },
  });

const fingerprint = ({ processed, parameters }: LoadedTemplate): string =>
  JSON.stringify([processed, [...parameters].map(([name, { text }]) => [name, text])]);

export const isSame = (a: LoadedTemplate, b: LoadedTemplate): boolean => fingerprint(a) === fingerprint(b);
