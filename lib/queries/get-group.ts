import type { Group } from '../domain/group/group.ts';
import type { Parts } from '../parts/parts.ts';
import { requireTarget } from '../domain/errors/require-target.ts';

/**
 * A group as it was last read; read from AWS now if it is not known yet. Throws AppError UNKNOWN_TARGET, NOT_FOUND,
 * AWS_*.
 */
export async function getGroup(
  deps: Pick<Parts, 'targets' | 'watcher'>,
  input: { target: string; application: string; group: string },
): Promise<Group> {
  requireTarget(deps.targets, input.target);
  return (
    deps.watcher.group(input.target, input.application, input.group) ??
    (await deps.watcher.refreshGroup(input.target, input.application, input.group))
  );
}
