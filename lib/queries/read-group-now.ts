import type { Group } from '../domain/group/group.ts';
import { requireTarget } from '../domain/errors/require-target.ts';
import type { Parts } from '../parts/parts.ts';

/**
 * A group read from AWS now, for somebody who is about to act on it: an idle group's picture is minutes old otherwise.
 * Concurrent requests share one reading. Throws AppError UNKNOWN_TARGET, NOT_FOUND, AWS_*.
 */
export async function readGroupNow(
  deps: Pick<Parts, 'targets' | 'watcher'>,
  input: { target: string; application: string; group: string },
): Promise<Group> {
  requireTarget(deps.targets, input.target);
  return deps.watcher.refreshGroup(input.target, input.application, input.group);
}
