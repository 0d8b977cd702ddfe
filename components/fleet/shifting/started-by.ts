import type { Group } from '@/lib/domain/group/group.ts';

const SHORT: Record<string, string> = {
  user: 'user or pipeline',
  codeDeployRollback: 'CodeDeploy',
  CodeDeployAutoUpdate: 'CodeDeploy',
  CloudFormationRollback: 'CloudFormation',
  autoscaling: 'Auto Scaling',
  autoscalingTermination: 'Auto Scaling',
};

/** Who started a group's last rollout as far as CodeDeploy tells, in a word or two; undefined: there was none, or it was not told. */
export function startedBy({ lastRollout }: Pick<Group, 'lastRollout'>): string | undefined {
  const creator = lastRollout?.creator ?? null;
  if (creator === null || creator === '') return undefined;
  return Object.hasOwn(SHORT, creator) ? SHORT[creator] : creator;
}
