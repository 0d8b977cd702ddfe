import type { ServiceCoverage } from './coverage.ts';

const CONFIGURATION_NEVER = [
  'CapacityProviderConfig',
  'ConfigSha256',
  'DurableConfig',
  'LastUpdateStatusReason',
  'LastUpdateStatusReasonCode',
  'MasterArn',
  'SigningJobArn',
  'SigningProfileVersionArn',
  'StateReason',
  'StateReasonCode',
  'TenancyConfig',
];
const SETTINGS_IGNORED = ['CapacityProviderConfig', 'DurableConfig'];
const SETTINGS_KEPT = [
  'DeadLetterConfig',
  'EphemeralStorage',
  'FileSystemConfigs',
  'ImageConfig',
  'KMSKeyArn',
  'Layers',
  'SnapStart',
  'TracingConfig',
  'VpcConfig',
];

export const LAMBDA_COVERAGE: ServiceCoverage = {
  CreateFunction: {
    ignores: [...SETTINGS_IGNORED, 'CodeSigningConfigArn', 'PublishTo', 'TenancyConfig'],
    keeps: [...SETTINGS_KEPT, 'Architectures', 'PackageType'],
    never: CONFIGURATION_NEVER,
    but: 'a layer has no size and a network no VpcId; a function is Active at once; uploaded code gives a hash and a size and is not run (POST /_sandbox/code and templates give code that is)',
  },
  GetFunction: { never: ['TagsError'], but: 'Code.Location leads nowhere' },
  GetFunctionConfiguration: { never: CONFIGURATION_NEVER },
  UpdateFunctionCode: {
    ignores: ['PublishTo', 'S3ObjectStorageMode', 'SourceKMSKeyArn'],
    never: CONFIGURATION_NEVER,
    but: 'as CreateFunction; for code in S3 or an image its address stands',
  },
  UpdateFunctionConfiguration: { ignores: SETTINGS_IGNORED, keeps: SETTINGS_KEPT, never: CONFIGURATION_NEVER },
  ListFunctions: { ignores: ['MasterRegion'] },
  DeleteFunction: 'full',
  ListTags: { but: 'functions only' },
  PublishVersion: { ignores: ['PublishTo'], never: CONFIGURATION_NEVER },
  ListVersionsByFunction: { but: 'items lack what GetFunctionConfiguration gaps' },
  CreateAlias: 'full',
  GetAlias: 'full',
  UpdateAlias: 'full',
  DeleteAlias: 'full',
  ListAliases: 'full',
  PutFunctionConcurrency: 'full',
  GetFunctionConcurrency: 'full',
  DeleteFunctionConcurrency: 'full',
  PutProvisionedConcurrencyConfig: { never: ['StatusReason'] },
  GetProvisionedConcurrencyConfig: { never: ['StatusReason'] },
  ListProvisionedConcurrencyConfigs: { but: 'items lack StatusReason' },
  DeleteProvisionedConcurrencyConfig: 'full',
  GetAccountSettings: { but: 'code sizes are the documented quotas' },
  Invoke: {
    ignores: ['DurableExecutionName', 'TenantId'],
    never: ['DurableExecutionArn'],
    but: 'Node.js folders run; any other function answers null, or fails, as its behaviour says; failed events go to no destination',
  },
};
