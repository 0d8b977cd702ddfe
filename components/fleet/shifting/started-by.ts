import type { Group } from '@/lib/domain/group/group.ts';

const SHORT: Record<string, string> = {
  user: 'user or pipeline',
  codeDeployRollback: 'CodeDeploy',
  CodeDeployAutoUpdate: 'CodeDeploy',
  CloudFormationRollback: 'CloudFormation',
  autoscaling: 'Auto Scaling',
  autoscalingTermination: 'Auto Scaling',
};

/** Who started a group's last rollout, in a word or two; undefined: there was none, or CodeDeploy does not say. */
export function startedBy({ lastRollout }: Pick<Group, 'lastRollout'>): string | undefined {
  const creator = lastRollout?.creator ?? null;
  if (creator === null || creator === '') return undefined;
  return Object.hasOwn(SHORT, creator) ? SHORT[creator] : creator;
}
