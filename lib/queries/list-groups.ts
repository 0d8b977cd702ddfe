import type { Group } from '../domain/group/group.ts';
import type { Iso } from '../domain/time/iso.ts';
import type { Parts } from '../parts/parts.ts';
import { asOf } from './as-of.ts';
import { requireTarget } from '../domain/errors/require-target.ts';

export interface GroupList {
  groups: Group[];
  asOf: Iso | null;
}

/** Every Lambda group of a target that has been read. Throws AppError UNKNOWN_TARGET. */
export async function listGroups(
  deps: Pick<Parts, 'targets' | 'watcher'>,
  input: { target: string },
): Promise<GroupList> {
  requireTarget(deps.targets, input.target);
  return { groups: deps.watcher.groups(input.target), asOf: asOf(deps, input.target) };
}
