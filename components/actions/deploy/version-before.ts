import type { Group } from '@/lib/domain/group/group.ts';

/**
 * The version that the last rollout came from, if the alias has left it and it is still published: the default of
 * rolling back. null after a rollback, which came from the version that had to go.
 */
export function versionBefore(
  { lastRollout, aliasState }: Pick<Group, 'lastRollout' | 'aliasState'>,
  published: readonly string[],
): string | null {
  if (lastRollout === null || lastRollout.rollbackOf !== null) return null;
  const before = lastRollout.baselineVersion;
  return before === null || before === aliasState?.version || !published.includes(before) ? null : before;
}
