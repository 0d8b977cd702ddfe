import type { AliasRollout } from '../../domain/group/alias-use.ts';
import { groupKey } from '../../domain/group/group-key.ts';
import { aliasKeyOf, type GroupEntry, type Picture, type RolloutEntry } from './picture.ts';
import { rolloutNames } from './rollout-names.ts';
import { toSummary } from './to-summary.ts';

/** Which groups and rollouts move each alias, as of the moment it was made. */
export interface AliasIndex {
  /** Every rollout that is known of the group's alias, its own and other groups'. */
  rolloutsOf(group: GroupEntry): AliasRollout[];
  /** Keys of the groups of an alias ("function:alias"). */
  groupsOf(aliasKey: string | null): string[];
}

export function indexAliases(picture: Picture): AliasIndex {
  const groups = new Map<string, string[]>();
  const rollouts = new Map<string, AliasRollout[]>();
  const summarised = new Set<string>();
  for (const entry of picture.rollouts.values()) {
    const key = aliasKeyOf(rolloutNames(entry));
    if (key === null) continue;
    const { id, application, group } = entry.record;
    summarised.add(id);
    add(rollouts, key, { application, group, rollout: toSummary(picture, entry.record) });
  }
  for (const [key, entry] of picture.groups) {
    const aliasKey = aliasKeyOf(entry);
    if (aliasKey === null) continue;
    add(groups, aliasKey, key);
    if (entry.lastRollout !== null && !summarised.has(entry.lastRollout.id)) add(rollouts, aliasKey, ofGroup(entry));
  }
  return {
    rolloutsOf(entry) {
      const aliasKey = aliasKeyOf(entry);
      const known = aliasKey === null ? undefined : rollouts.get(aliasKey);
      const { lastRollout } = entry;
      if (lastRollout === null || known?.some(({ rollout }) => rollout.id === lastRollout.id) === true)
        return known ?? [];
      return [...(known ?? []), ofGroup(entry)];
    },
    groupsOf: (aliasKey) => (aliasKey === null ? [] : (groups.get(aliasKey) ?? [])),
  };

  function ofGroup({ application, group, lastRollout }: GroupEntry): AliasRollout {
    return { application, group, rollout: lastRollout! };
  }
}

/** Keys of all groups that share an alias with one of these groups or rollouts, these groups included. */
export function sharingGroups(
  picture: Picture,
  index: AliasIndex,
  touched: { groups: Iterable<string>; rollouts: Iterable<string> },
): Set<string> {
  const keys = new Set(touched.groups);
  for (const key of touched.groups) {
    const entry = picture.groups.get(key);
    if (entry) for (const other of index.groupsOf(aliasKeyOf(entry))) keys.add(other);
  }
  for (const id of touched.rollouts) {
    const entry: RolloutEntry | undefined = picture.rollouts.get(id);
    if (!entry) continue;
    keys.add(groupKey(entry.record.application, entry.record.group));
    for (const other of index.groupsOf(aliasKeyOf(rolloutNames(entry)))) keys.add(other);
  }
  return keys;
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}
