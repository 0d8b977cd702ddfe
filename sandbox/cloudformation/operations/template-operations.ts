import type { GetTemplateInput, GetTemplateSummaryInput, ValidateTemplateInput } from '@aws-sdk/client-cloudformation';
import type { Operation } from '../../kernel/operation.ts';
import { findStack, type CloudFormationState } from '../state.ts';
import { bodyOf } from './template-source.ts';
import { summariseTemplate } from './summarise-template.ts';

export function templateOperations(state: CloudFormationState): Record<string, Operation> {
  return {
    GetTemplate(input: GetTemplateInput) {
      const { template } = findStack(state, input.StackName);
      const processed = input.TemplateStage === 'Processed';
      return {
        TemplateBody: processed ? JSON.stringify(template.processed) : template.text,
        StagesAvailable: ['Original', 'Processed'],
      };
    },

    GetTemplateSummary(input: GetTemplateSummaryInput) {
      const { StackName: name } = input;
      return summariseTemplate(name === undefined ? bodyOf(state, input).text : findStack(state, name).template.text);
    },

    ValidateTemplate(input: ValidateTemplateInput) {
      const { Parameters = [], Description } = summariseTemplate(bodyOf(state, input).text);
      return {
        Parameters: Parameters.map(({ ParameterType: _type, ParameterConstraints: _constraints, ...rest }) => rest),
        ...(Description === undefined ? {} : { Description }),
      };
    },
  };
}
