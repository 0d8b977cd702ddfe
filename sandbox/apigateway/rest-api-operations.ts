import type {
  CreateRestApiRequest,
  DeleteRestApiRequest,
  EndpointConfiguration,
  GetRestApiRequest,
  GetRestApisRequest,
  RestApi,
  RestApis,
  UpdateRestApiRequest,
} from '@aws-sdk/client-api-gateway';
import type { Operation } from '../kernel/operation.ts';
import { checkPatchOperations } from './apply-patch.ts';
import { page } from './page.ts';
import { badRequest, findApi, gatewayNow, makeGatewayId, type ApiGatewayState, type ApiRecord } from './state.ts';

const LARGEST_COMPRESSION_BYTES = 10_485_760;

export function restApiOperations(state: ApiGatewayState): Record<string, Operation> {
  return {
    /** Resources and methods are not modelled, so a clone has none either. */
    CreateRestApi(input: CreateRestApiRequest): RestApi {
      if (input.description === '') throw badRequest('Description cannot be an empty string');
      const size = input.minimumCompressionSize;
      if (size !== undefined && !(size >= 0 && size <= LARGEST_COMPRESSION_BYTES))
        throw badRequest(`Invalid minimum compression size, must be between 0 and ${LARGEST_COMPRESSION_BYTES}`);
      const endpoint = readEndpoint(input.endpointConfiguration);
      if (input.cloneFrom !== undefined) findApi(state, input.cloneFrom);
      const { name, description, version, apiKeySource, policy, tags, binaryMediaTypes } = input;
      const api: ApiRecord = {
        id: makeGatewayId(state.random, 10),
        createdAt: gatewayNow(state),
        deployments: new Map(),
        stages: new Map(),
        settings: {
          name,
          apiKeySource: apiKeySource ?? 'HEADER',
          endpointConfiguration: endpoint,
          disableExecuteApiEndpoint: input.disableExecuteApiEndpoint ?? false,
          rootResourceId: makeGatewayId(state.random, 10),
          ...(description === undefined ? {} : { description }),
          ...(version === undefined ? {} : { version }),
          ...(policy === undefined ? {} : { policy }),
          ...(tags === undefined ? {} : { tags }),
          ...(size === undefined ? {} : { minimumCompressionSize: size }),
          ...(binaryMediaTypes === undefined || binaryMediaTypes.length === 0 ? {} : { binaryMediaTypes }),
        },
      };
      state.apis.set(api.id, api);
      return describe(api);
    },

    GetRestApi(input: GetRestApiRequest): RestApi {
      return describe(findApi(state, input.restApiId));
    },

    /** In order of creation; AWS's order is not known. */
    GetRestApis(input: GetRestApisRequest): RestApis {
      return page([...state.apis.values()].map(describe), input.position, input.limit);
    },

    UpdateRestApi(input: UpdateRestApiRequest): RestApi {
      const patch = input.patchOperations ?? [];
      checkPatchOperations('updateRestApiInput', patch);
      const api = findApi(state, input.restApiId);
      const settings = { ...api.settings };
      for (const { op, path = '', value } of patch) {
        if (path !== '/name' && path !== '/description') throw badRequest(`Invalid patch path ${path.slice(0, 300)}`);
        if (op !== 'replace') throw badRequest('Invalid patch operation specified. Must be one of: [replace]');
        settings[path === '/name' ? 'name' : 'description'] = value;
      }
      api.settings = settings;
      return describe(api);
    },

    DeleteRestApi(input: DeleteRestApiRequest): object {
      state.apis.delete(findApi(state, input.restApiId).id);
      return {};
    },
  };
}

/** Rules and messages as recorded by LocalStack. */
function readEndpoint(given: EndpointConfiguration = {}): EndpointConfiguration {
  const types = given.types ?? ['EDGE'];
  if (types.length === 0) throw badRequest('REGIONAL Configuration and EDGE Configuration cannot be both DISABLED.');
  if (types.length > 1) throw badRequest('Cannot create an api with multiple Endpoint Types.');
  const isPrivate = types[0] === 'PRIVATE';
  if (isPrivate && given.ipAddressType === 'ipv4')
    throw badRequest('Only dualstack ipAddressType is supported for Private APIs.');
  return {
    types,
    ipAddressType: given.ipAddressType ?? (isPrivate ? 'dualstack' : 'ipv4'),
    ...(given.vpcEndpointIds === undefined ? {} : { vpcEndpointIds: given.vpcEndpointIds }),
  };
}

const describe = (api: ApiRecord): RestApi => ({
  id: api.id,
  createdDate: new Date(api.createdAt),
  ...api.settings,
});
