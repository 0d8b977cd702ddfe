import type { Marks } from './mark.ts';

const CHANGE_IGNORES = [
  'ClientRequestToken',
  'DeploymentConfig',
  'DisableRollback',
  'DisableValidation',
  'NotificationARNs',
  'ResourceTypes',
  'RetainExceptOnCreate',
  'RoleARN',
  'RollbackConfiguration',
  'StackPolicyBody',
  'StackPolicyURL',
];
const CHANGE_BUT = 'TemplateURL is refused; resources that are not modelled get an id and do nothing';

export const CLOUDFORMATION_MARKS: Marks = {
  CreateStack: {
    ignores: [...CHANGE_IGNORES, 'EnableTerminationProtection', 'OnFailure', 'TimeoutInMinutes'],
    never: ['OperationId'],
    but: `${CHANGE_BUT}; making a stack takes no simulated time`,
  },
  UpdateStack: {
    ignores: [...CHANGE_IGNORES, 'StackPolicyDuringUpdateBody', 'StackPolicyDuringUpdateURL'],
    never: ['OperationId'],
    but: `${CHANGE_BUT}; each handler takes 2 s, a guess`,
  },
  DeleteStack: { ignores: ['ClientRequestToken', 'DeletionMode', 'DeploymentConfig', 'RetainResources', 'RoleARN'] },
  DescribeStacks: { but: 'settings that CreateStack ignores read as their defaults; no nested stacks, no drift' },
  DescribeStackEvents: { but: 'no ClientRequestToken, no CloudFormation hooks' },
  DescribeStackResource: { but: 'no Metadata, no modules' },
  DescribeStackResources: { but: 'no modules' },
  ListStacks: { but: 'no nested stacks' },
  ListStackResources: { but: 'no modules' },
  ListExports: 'full',
  GetTemplate: { ignores: ['ChangeSetName'], but: 'there are no change sets' },
  ValidateTemplate: {
    ignores: ['TemplateURL'],
    never: ['Capabilities', 'CapabilitiesReason', 'DeclaredTransforms'],
    but: 'looks at the syntax, Parameters and Description; NoEcho always reads false',
  },
};
