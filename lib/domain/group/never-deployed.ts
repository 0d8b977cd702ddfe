import type { Group } from './group.ts';

/** Why it is unknown what a new group moves. Every new SAM stack is like that until its second deployment. */
export const NEVER_DEPLOYED = "CodeDeploy names a group's function only in its deployments, and there is none yet.";

/** Whether CodeDeploy was read and has no deployment of the group: then its function and alias are unknown. */
export function isNeverDeployed({
  functionName,
  lastRolloutId,
  asOf,
}: Pick<Group, 'functionName' | 'lastRolloutId' | 'asOf'>): boolean {
  return functionName === null && lastRolloutId === null && asOf.codedeploy !== null;
}
