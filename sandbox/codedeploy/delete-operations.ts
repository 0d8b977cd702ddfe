import type {
  DeleteApplicationInput,
  DeleteDeploymentConfigInput,
  DeleteDeploymentGroupInput,
} from '@aws-sdk/client-codedeploy';
import { AwsError, type Operation } from '../kernel/operation.ts';
import type { CodeDeployState } from './state.ts';

/** Deployments outlive their group, as at AWS. Deleting what does not exist is no error. */
export function deleteOperations(state: CodeDeployState): Record<string, Operation> {
  return {
    DeleteApplication(input: DeleteApplicationInput): object {
      state.applications.delete(input.applicationName ?? '');
      return {};
    },

    DeleteDeploymentGroup(input: DeleteDeploymentGroupInput): object {
      state.applications.get(input.applicationName ?? '')?.groups.delete(input.deploymentGroupName ?? '');
      return { hooksNotCleanedUp: [] };
    },

    DeleteDeploymentConfig(input: DeleteDeploymentConfigInput): object {
      const name = input.deploymentConfigName ?? '';
      if (name.startsWith('CodeDeployDefault.'))
        throw new AwsError('InvalidOperationException', 'A predefined deployment configuration cannot be deleted');
      for (const { groups } of state.applications.values())
        for (const { configName } of groups.values())
          if (configName === name)
            throw new AwsError(
              'DeploymentConfigInUseException',
              `The deployment configuration ${name} is still in use`,
            );
      state.configs.delete(name);
      return {};
    },
  };
}
