import { describeCreator } from '@/lib/domain/describe-creator.ts';
import type { Group } from '@/lib/domain/group.ts';

/** Who started a group's last rollout, as far as CodeDeploy tells; undefined: there was none. */
export function startedBy({ lastRollout }: Group): string | undefined {
  return lastRollout ? describeCreator(lastRollout.creator, null) : undefined;
}
