import { CodeDeployClient, PutLifecycleEventHookExecutionStatusCommand } from '@aws-sdk/client-codedeploy';

const codeDeploy = new CodeDeployClient();

/** Tells CodeDeploy that the new version may take traffic. */
export const handler = async ({ DeploymentId, LifecycleEventHookExecutionId }) => {
  await codeDeploy.send(
    new PutLifecycleEventHookExecutionStatusCommand({
      deploymentId: DeploymentId,
      lifecycleEventHookExecutionId: LifecycleEventHookExecutionId,
      status: 'Succeeded',
    }),
  );
};
