// A hook: calls the function under deployment's new version, and tells CodeDeploy what it found.
import { CodeDeployClient, PutLifecycleEventHookExecutionStatusCommand } from '@aws-sdk/client-codedeploy';
import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';

const lambda = new LambdaClient();
const codeDeploy = new CodeDeployClient();

export const handler = async ({ DeploymentId, LifecycleEventHookExecutionId }) => {
  const answer = await lambda.send(new InvokeCommand({ FunctionName: process.env.FUNCTION_TO_CHECK, Payload: '{}' }));
  const { statusCode } = JSON.parse(answer.Payload.transformToString());
  const status = answer.FunctionError === undefined && statusCode < 500 ? 'Succeeded' : 'Failed';
  console.log('checked', process.env.FUNCTION_TO_CHECK, 'version', answer.ExecutedVersion, statusCode, status);
  await codeDeploy.send(
    new PutLifecycleEventHookExecutionStatusCommand({
      deploymentId: DeploymentId,
      lifecycleEventHookExecutionId: LifecycleEventHookExecutionId,
      status,
    }),
  );
};
