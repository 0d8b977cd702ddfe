import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import { needsAttention } from '@/lib/domain/group/attention-of.ts';
import { classifyGroup, type GroupClass } from '@/lib/domain/group/classify-group.ts';
import { groupKey } from '@/lib/domain/group/group-key.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { unknownClasses } from '@/lib/domain/group/unknown-classes.ts';
import { formatCount, formatPlural } from '@/lib/domain/format/format-count.ts';
import { toMs, type Iso } from '@/lib/domain/time/iso.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

export const FLEET_FILTERS = ['all', 'shifting', 'attention', 'bypassed', 'drifted', 'idle'] as const;
export type FleetFilter = (typeof FLEET_FILTERS)[number];

/** A group with its running rollout and what is out of the ordinary about it. */
export interface FleetRow {
  key: string;
  name: string;
  group: Group;
  rollout: Rollout | null;
  is: GroupClass;
  /** Why a person should look, most urgent first. */
  reasons: string[];
  /** What a search looks through, in lower case. */
  haystack: string;
}

/** Groups joined with their running rollouts. `now`: AWS's time. */
export function toFleetRows(groups: readonly Group[], rollouts: readonly Rollout[], now: Iso): FleetRow[] {
  const running = new Map(rollouts.map((rollout) => [groupKey(rollout.application, rollout.group), rollout]));
  return groups.map((group) => {
    const key = groupKey(group.application, group.group);
    const rollout = running.get(key) ?? null;
    return {
      key,
      name: aliasName(group),
      group,
      rollout,
      is: classifyGroup(group, rollout, now),
      reasons: needsAttention(group, rollout, now).reasons,
      haystack: haystackOf(group, rollout),
    };
  });
}

function haystackOf(group: Group, rollout: Rollout | null): string {
  const fields = [
    aliasName(group),
    group.application,
    group.group,
    group.configName,
    group.aliasState?.version,
    group.activeRolloutId,
    group.lastRolloutId,
    group.lastRollout?.creator,
    rollout?.candidateVersion,
    ...group.alarms.items.map(({ name }) => name),
  ];
  return fields.filter(Boolean).join('\n').toLowerCase();
}

/** How many rows pass a filter, and of how many more it is not known. */
export interface FilterCount {
  count: number;
  unknown: number;
}

export function countByFilter(rows: readonly FleetRow[]): Record<FleetFilter, FilterCount> {
  const unknowns = rows.map(({ group }) => unknownClasses(group));
  const countOf = (filter: Exclude<FleetFilter, 'all'>): FilterCount => ({
    count: rows.filter((row) => row.is[filter]).length,
    unknown: rows.filter((row, index) => !row.is[filter] && unknowns[index]?.[filter] === true).length,
  });
  return {
    all: { count: rows.length, unknown: 0 },
    shifting: countOf('shifting'),
    attention: countOf('attention'),
    bypassed: countOf('bypassed'),
    drifted: countOf('drifted'),
    idle: countOf('idle'),
  };
}

/** "3", or "3+" where more groups may pass than are known to; "?" where none is known to and some may. */
export function countWords({ count, unknown }: FilterCount, isReading: boolean): string {
  if (unknown === 0 && !isReading) return formatCount(count);
  return count === 0 ? '?' : `${formatCount(count)}+`;
}

/** Why a count may be too low, in a sentence; null: it is not. */
export function whyCountIsLow({ unknown }: FilterCount, isReading: boolean): string | null {
  if (isReading) return 'The first reading is still running: there may be more.';
  if (unknown === 0) return null;
  return `${formatPlural(unknown, 'group')} ${unknown === 1 ? 'has' : 'have'} not been read for this: there may be more.`;
}

export function passesFilter(row: FleetRow, filter: FleetFilter): boolean {
  return filter === 'all' || row.is[filter];
}

/** Every word must be somewhere in the row. */
export function passesSearch(row: Pick<FleetRow, 'haystack'>, text: string): boolean {
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => row.haystack.includes(word));
}

/** What needs a person first, then bypassed and drifted, then the latest rollout. */
export function byAttention(a: FleetRow, b: FleetRow): number {
  return (
    urgency(b) - urgency(a) || (endedMs(b) ?? -Infinity) - (endedMs(a) ?? -Infinity) || a.name.localeCompare(b.name)
  );
}

function urgency({ reasons, is }: FleetRow): number {
  if (reasons.length > 0) return 3;
  if (is.bypassed) return 2;
  return is.drifted ? 1 : 0;
}

/** When a group's last rollout ended, or began where its end is not known; undefined: there was none. */
export function endedMs({ group }: Pick<FleetRow, 'group'>): number | undefined {
  const at = group.lastRollout?.completedAt ?? group.lastRollout?.createdAt;
  return at === undefined ? undefined : toMs(at);
}
