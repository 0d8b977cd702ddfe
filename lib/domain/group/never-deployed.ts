import type { Group } from './group.ts';

/** Why nothing is known of what a new group moves; every new SAM stack is like that until its second deployment. */
export const NEVER_DEPLOYED = "CodeDeploy names a group's function only in its deployments, and there is none yet.";

/** Whether CodeDeploy was read and has no deployment of the group, so that nobody can tell its function and alias. */
export function isNeverDeployed({
  functionName,
  lastRolloutId,
  asOf,
}: Pick<Group, 'functionName' | 'lastRolloutId' | 'asOf'>): boolean {
  return functionName === null && lastRolloutId === null && asOf.codedeploy !== null;
}
