import type { CreateStackInput, DeleteStackInput, Parameter, UpdateStackInput } from '@aws-sdk/client-cloudformation';
import { AwsError, type Operation } from '../../kernel/operation.ts';
import { TemplateError } from '../../template/template-error.ts';
import type { Artifacts } from '../code/artifacts.ts';
import { deleteStack } from '../changes/delete-stack.ts';
import { createStack, updateStack } from '../changes/deploy-stack.ts';
import { bodyOf, sourceOf } from './template-source.ts';
import { findStack, validationError, type CloudFormationState, type Stack } from '../state.ts';

export function writeOperations(state: CloudFormationState, artifacts: Artifacts): Record<string, Operation> {
  return {
    async CreateStack(input: CreateStackInput) {
      const template = bodyOf(state, input);
      checkCapabilities(template.text, input.Capabilities ?? []);
      const stack = await refusing(() =>
        createStack(state, artifacts, {
          name: input.StackName ?? '',
          template,
          parameters: valuesOf(input.Parameters, undefined),
          tags: input.Tags,
        }),
      );
      return { StackId: stack.id };
    },

    async UpdateStack(input: UpdateStackInput) {
      const stack = findStack(state, input.StackName);
      const template = sourceOf(state, input, stack);
      checkCapabilities(template.text, input.Capabilities ?? []);
      const parameters = valuesOf(input.Parameters, stack);
      await refusing(() =>
        updateStack(state, artifacts, stack, { name: stack.name, template, parameters, tags: input.Tags }),
      );
      return { StackId: stack.id };
    },

    DeleteStack(input: DeleteStackInput) {
      const stack =
        state.stacks.get(input.StackName ?? '') ?? [...state.stacks.values()].find(({ id }) => id === input.StackName);
      // AWS answers the same if the stack does not exist.
      if (stack !== undefined) deleteStack(state, stack);
      return {};
    },
  };
}

export function valuesOf(
  parameters: readonly Parameter[] | undefined,
  stack: Stack | undefined,
): Record<string, string> {
  return Object.fromEntries(
    (parameters ?? []).map(
      ({ ParameterKey: key = '', ParameterValue: value, UsePreviousValue: previous }): [string, string] => {
        const before = stack?.template.parameters.get(key);
        if (previous === true && before === undefined)
          throw validationError(
            `Invalid input for parameter key ${key}. Cannot specify usePreviousValue as true for a parameter key not in the previous template`,
          );
        return [key, previous === true ? (before?.text ?? '') : (value ?? '')];
      },
    ),
  );
}

/** IAM resources and macros need the caller's consent. */
export function checkCapabilities(text: string, given: readonly string[]): void {
  const serverless = /AWS::Serverless-2016-10-31/.test(text);
  const iam = serverless || /AWS::IAM::(Role|Policy|User|Group|ManagedPolicy|InstanceProfile)/.test(text);
  const hasIam = given.includes('CAPABILITY_IAM') || given.includes('CAPABILITY_NAMED_IAM');
  const missing = [
    ...(iam && !hasIam ? ['CAPABILITY_IAM'] : []),
    ...(serverless && !given.includes('CAPABILITY_AUTO_EXPAND') ? ['CAPABILITY_AUTO_EXPAND'] : []),
  ];
  if (missing.length > 0)
    throw new AwsError('InsufficientCapabilitiesException', `Requires capabilities : [${missing.join(', ')}]`);
}

export async function refusing<T>(action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw error instanceof TemplateError ? validationError(error.message) : error;
  }
}
