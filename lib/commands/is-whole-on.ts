import type { AliasState } from '../domain/group/group.ts';

/** Whether all traffic of an alias goes to this version. */
export function isWholeOn({ version, weights }: AliasState, wanted: unknown): boolean {
  return version === wanted && Object.values(weights).every((percent) => percent === 0);
}
