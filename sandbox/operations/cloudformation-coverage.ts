import type { ServiceCoverage } from './coverage.ts';

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

export const CLOUDFORMATION_COVERAGE: ServiceCoverage = {
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
  CreateChangeSet: {
    ignores: [
      'ClientToken',
      'DeploymentConfig',
      'DeploymentMode',
      'DisableValidation',
      'ImportExistingResources',
      'IncludeNestedStacks',
      'NotificationARNs',
      'OnStackFailure',
      'ResourceTypes',
      'ResourcesToImport',
      'RoleARN',
      'RollbackConfiguration',
    ],
    but: `${CHANGE_BUT}; it is ready at once; changes that only follow from other changes are not listed`,
  },
  DescribeChangeSet: {
    ignores: ['IncludePropertyValues'],
    never: ['DeploymentMode', 'ImportExistingResources', 'OnStackFailure', 'ParentChangeSetId', 'RootChangeSetId'],
    but: 'changes without their details',
  },
  ExecuteChangeSet: {
    ignores: ['ClientRequestToken', 'DisableRollback', 'RetainExceptOnCreate'],
    but: 'goes on as CreateStack and UpdateStack do',
  },
  DeleteChangeSet: 'full',
  ListChangeSets: 'full',
  DeleteStack: { ignores: ['ClientRequestToken', 'DeletionMode', 'DeploymentConfig', 'RetainResources', 'RoleARN'] },
  DescribeStacks: { but: 'settings that CreateStack ignores read as their defaults; no nested stacks, no drift' },
  DescribeStackEvents: { but: 'no ClientRequestToken, no CloudFormation hooks' },
  DescribeStackResource: { but: 'no Metadata, no modules' },
  DescribeStackResources: { but: 'no modules' },
  ListStacks: { but: 'no nested stacks' },
  ListStackResources: { but: 'no modules' },
  ListExports: 'full',
  GetTemplate: { ignores: ['ChangeSetName'], but: 'the templates of change sets are not given' },
  GetTemplateSummary: {
    ignores: ['CallAs', 'StackSetName', 'TemplateSummaryConfig', 'TemplateURL'],
    never: ['Capabilities', 'CapabilitiesReason', 'Metadata', 'ResourceIdentifierSummaries', 'Warnings'],
    but: 'of constraints the allowed values alone',
  },
  ValidateTemplate: {
    ignores: ['TemplateURL'],
    never: ['Capabilities', 'CapabilitiesReason', 'DeclaredTransforms'],
    but: 'looks at the syntax, Parameters and Description',
  },
};
