import type { GroupList } from '../domain/live/pages.ts';
import type { Parts } from '../parts/parts.ts';
import { asOf } from './as-of.ts';
import { requireTarget } from '../domain/errors/require-target.ts';

/** Every Lambda group of a target that has been read. Throws AppError UNKNOWN_TARGET. */
export async function listGroups(
  deps: Pick<Parts, 'targets' | 'watcher'>,
  input: { target: string },
): Promise<GroupList> {
  requireTarget(deps.targets, input.target);
  return { groups: deps.watcher.groups(input.target), asOf: asOf(deps, input.target) };
}
