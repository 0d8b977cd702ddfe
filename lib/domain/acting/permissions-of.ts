import type { ActionName } from './action.ts';

/** The IAM actions that AWS checks when an action is done (service authorization reference of CodeDeploy, Lambda). */
export const PERMISSIONS_OF: Record<ActionName, readonly string[]> = {
  stop: ['codedeploy:StopDeployment'],
  'stop-and-roll-back': ['codedeploy:StopDeployment'],
  'roll-back': deploying(),
  deploy: deploying(),
  'fix-alias': ['lambda:UpdateAlias'],
  bypass: ['codedeploy:UpdateDeploymentGroup'],
  'end-bypass-later': ['codedeploy:UpdateDeploymentGroup'],
  're-arm': ['codedeploy:UpdateDeploymentGroup'],
};

function deploying(): string[] {
  return ['codedeploy:CreateDeployment', 'codedeploy:RegisterApplicationRevision', 'codedeploy:GetDeploymentConfig'];
}
