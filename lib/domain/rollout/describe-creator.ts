const CREATORS: Record<string, string> = {
  user: 'a user or pipeline',
  autoscaling: 'Auto Scaling',
  autoscalingTermination: 'Auto Scaling',
  codeDeployRollback: 'CodeDeploy, as a rollback',
  CodeDeploy: 'CodeDeploy',
  CodeDeployAutoUpdate: 'CodeDeploy, as an update',
  CloudFormation: 'CloudFormation',
  CloudFormationRollback: 'CloudFormation, rolling back a stack',
};

/**
 * Who started a rollout, for "started by …". `startedBy`: who asked for it through Sluice. CodeDeploy's own `creator`
 * does not prove who it was: a deployment that SAM started reported "user".
 */
export function describeCreator(creator: string | null, startedBy: string | null): string {
  if (startedBy !== null) return `${startedBy}, through Sluice`;
  if (creator === null || creator === '') return 'unknown';
  return Object.hasOwn(CREATORS, creator) ? (CREATORS[creator] ?? creator) : creator;
}
