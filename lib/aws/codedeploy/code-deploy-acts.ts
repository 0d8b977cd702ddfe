import {
  CreateDeploymentCommand,
  StopDeploymentCommand,
  UpdateDeploymentGroupCommand,
  type AlarmConfiguration as SdkAlarms,
  type CodeDeployClient,
} from '@aws-sdk/client-codedeploy';
import { AppError } from '../../domain/errors/problem.ts';
import type { AlarmConfiguration, AwsCodeDeploy } from '../../parts/code-deploy.ts';
import { buildAppSpec } from './build-app-spec.ts';
import type { ErrorNamer } from '../client/name-errors-of.ts';

/** The calls that change something in CodeDeploy. Pass a client that never retries. */
export function codeDeployActs(
  client: CodeDeployClient,
  name: ErrorNamer,
): Pick<AwsCodeDeploy, 'createDeployment' | 'stopDeployment' | 'updateAlarmConfiguration'> {
  return {
    async createDeployment(input) {
      const answer = await name(
        'CreateDeployment',
        client.send(
          new CreateDeploymentCommand({
            applicationName: input.application,
            deploymentGroupName: input.group,
            description: input.description,
            ...(input.configName === null ? {} : { deploymentConfigName: input.configName }),
            revision: { revisionType: 'AppSpecContent', appSpecContent: buildAppSpec(input.appSpec) },
            ...(input.overrideAlarms === null ? {} : { overrideAlarmConfiguration: toSdkAlarms(input.overrideAlarms) }),
          }),
        ),
      );
      if (!answer.deploymentId)
        throw new AppError('AWS_ERROR', 'CodeDeploy answered CreateDeployment without a deployment id.');
      return { deploymentId: answer.deploymentId, requestId: answer.$metadata.requestId ?? null };
    },

    async stopDeployment(deploymentId, autoRollbackEnabled) {
      const answer = await name(
        'StopDeployment',
        client.send(new StopDeploymentCommand({ deploymentId, autoRollbackEnabled })),
      );
      return {
        status: answer.status ?? 'unknown',
        message: answer.statusMessage ?? null,
        requestId: answer.$metadata.requestId ?? null,
      };
    },

    async updateAlarmConfiguration(applicationName, currentDeploymentGroupName, configuration) {
      const answer = await name(
        'UpdateDeploymentGroup',
        client.send(
          new UpdateDeploymentGroupCommand({
            applicationName,
            currentDeploymentGroupName,
            alarmConfiguration: toSdkAlarms(configuration),
          }),
        ),
      );
      return { requestId: answer.$metadata.requestId ?? null };
    },
  };
}

/** All three members always: a block that is sent replaces the whole block. */
function toSdkAlarms(configuration: AlarmConfiguration): SdkAlarms {
  return {
    enabled: configuration.enabled,
    ignorePollAlarmFailure: configuration.ignorePollAlarmFailure,
    alarms: configuration.names.map((alarm) => ({ name: alarm })),
  };
}
