import type { ServiceCoverage } from './coverage.ts';

const API_NEVER = ['apiStatus', 'apiStatusMessage', 'endpointAccessMode', 'securityPolicy', 'warnings'];

export const API_GATEWAY_COVERAGE: ServiceCoverage = {
  CreateRestApi: {
    ignores: ['endpointAccessMode', 'securityPolicy'],
    never: API_NEVER,
    but: 'resources and methods are not modelled, so `cloneFrom` copies none; nothing answers at an API’s address',
  },
  GetRestApi: { never: API_NEVER },
  GetRestApis: { but: 'items lack what GetRestApi gaps' },
  UpdateRestApi: { never: API_NEVER, but: 'only /name and /description are replaced' },
  DeleteRestApi: 'full',
  CreateDeployment: { never: ['apiSummary'], but: 'a deployment holds no resources; a cache cluster is there at once' },
  GetDeployment: { ignores: ['embed'], never: ['apiSummary'] },
  GetDeployments: { but: 'items lack apiSummary' },
  UpdateDeployment: { never: ['apiSummary'] },
  DeleteDeployment: 'full',
  CreateStage: {
    never: ['webAclArn'],
    but: 'a cache cluster is there at once; any documentationVersion is believed',
  },
  GetStage: { never: ['webAclArn'] },
  GetStages: { but: 'items lack webAclArn' },
  UpdateStage: {
    never: ['webAclArn'],
    but: 'certificates, log destinations and method settings are kept and have no effect; no traffic is shifted; words for bad values are not AWS’s',
  },
  DeleteStage: 'full',
};
