import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import type { Group } from '@/lib/domain/group/group.ts';

const SHOWN = 8;

/**
 * Groups that match a search, the best first: the name begins with it, a word of the name does, it is somewhere in the
 * name, or it is the alias's version or the id of a rollout. Several words must all be found.
 */
export function searchGroups(groups: readonly Group[], text: string): Group[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const scored = groups.flatMap((group) => {
    const scores = words.map((word) => score(group, word));
    return scores.includes(0) ? [] : [{ group, score: scores.reduce((sum, each) => sum + each, 0) }];
  });
  return scored
    .toSorted((a, b) => b.score - a.score || aliasName(a.group).localeCompare(aliasName(b.group)))
    .slice(0, SHOWN)
    .map(({ group }) => group);
}

function score(group: Group, word: string): number {
  const name = aliasName(group).toLowerCase();
  if (name.startsWith(word)) return 4;
  if (name.split(/[^a-z0-9]+/).some((part) => part.startsWith(word))) return 3;
  if (group.aliasState?.version === word) return 3;
  if (name.includes(word)) return 2;
  const rest = [group.application, group.group, group.activeRolloutId, group.lastRolloutId];
  return rest.some((field) => field?.toLowerCase().includes(word)) ? 1 : 0;
}
