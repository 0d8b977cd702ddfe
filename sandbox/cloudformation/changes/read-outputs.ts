import type { LoadedTemplate } from '../../template/load-template.ts';
import { resolve } from '../../template/resolve.ts';
import { TemplateError } from '../../template/template-error.ts';
import { textOf } from '../../template/text-of.ts';
import { stackScope } from './stack-scope.ts';
import type { CloudFormationState, Stack, StackOutput } from '../state.ts';

/** A stack's outputs. One that cannot be resolved is listed as not modelled, since no rollout depends on it. */
export function readOutputs(state: CloudFormationState, stack: Stack, template: LoadedTemplate): StackOutput[] {
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
