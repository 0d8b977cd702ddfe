import type {
  CreateDeploymentConfigInput,
  DeploymentConfigInfo,
  GetDeploymentConfigInput,
  ListDeploymentConfigsInput,
} from '@aws-sdk/client-codedeploy';
import { makeUuid } from '../kernel/make-id.ts';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { checkRouting } from './check-settings.ts';
import { paginate } from './paginate.ts';
import { findConfig, type CodeDeployState } from './state.ts';

export function configOperations(state: CodeDeployState): Record<string, Operation> {
  return {
    CreateDeploymentConfig(input: CreateDeploymentConfigInput) {
      const name = input.deploymentConfigName ?? '';
      if (!/^[\w+=,.@-]{1,100}$/.test(name) || name.startsWith('CodeDeployDefault.')) {
        throw new AwsError('InvalidDeploymentConfigNameException', 'The deployment configuration name is not valid');
      }
      if (state.configs.has(name)) {
        throw new AwsError(
          'DeploymentConfigAlreadyExistsException',
          `Deployment Configuration already exists with name: ${name}`,
        );
      }
      const computePlatform = input.computePlatform ?? 'Server';
      if (computePlatform !== 'Server') {
        if (input.trafficRoutingConfig === undefined) {
          throw new AwsError(
            'InvalidTrafficRoutingConfigurationException',
            'The traffic routing configuration is missing.',
          );
        }
        checkRouting(input.trafficRoutingConfig);
      } else if (input.minimumHealthyHosts === undefined) {
        throw new AwsError('InvalidMinimumHealthyHostValueException', 'The minimum healthy hosts value is missing.');
      }
      const config: DeploymentConfigInfo = {
        deploymentConfigId: makeUuid(state.random),
        deploymentConfigName: name,
        computePlatform,
        createTime: new Date(state.clock.now()),
        ...(input.trafficRoutingConfig === undefined ? {} : { trafficRoutingConfig: input.trafficRoutingConfig }),
        ...(input.minimumHealthyHosts === undefined ? {} : { minimumHealthyHosts: input.minimumHealthyHosts }),
      };
      state.configs.set(name, config);
      return { deploymentConfigId: config.deploymentConfigId };
    },

    GetDeploymentConfig: (input: GetDeploymentConfigInput) => ({
      deploymentConfigInfo: findConfig(state, input.deploymentConfigName ?? ''),
    }),

    ListDeploymentConfigs(input: ListDeploymentConfigsInput) {
      const { page, ...rest } = paginate([...state.configs.keys()].toSorted(), input.nextToken, (name) => name);
      return { deploymentConfigsList: page, ...rest };
    },
  };
}
