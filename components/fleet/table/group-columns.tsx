import type { ReactNode } from 'react';
import { groupFlags } from '@/components/fleet/group-flags.ts';
import { endedMs, type FleetRow } from '@/components/fleet/fleet-rows.ts';
import { startedBy } from '@/components/fleet/shifting/started-by.ts';
import { Age } from '@/components/status/age.tsx';
import type { Group } from '@/lib/domain/group/group.ts';
import { describeStatus } from '@/lib/domain/rollout/describe-status.ts';
import { describeConfigName } from './describe-config-name.ts';
import {
  AlarmsCell,
  CallsSparkline,
  EndedCell,
  ErrorsCell,
  FlagsCell,
  GroupLink,
  LastRolloutCell,
  PerMinuteCell,
  PlanCell,
  StartedByCell,
  VersionCell,
} from './group-cells.tsx';
import { lastOutcome, noLastRollout } from './last-outcome.ts';

/** All that the table, the sort menu, the address and the list on phones know of a column. */
export interface GroupColumn {
  header: string;
  Cell: (props: { group: Group }) => ReactNode;
  /** Its track of the grid in windows from 768, 1024 and 1280 px; null: left out there. */
  widths: [md: string | null, lg: string | null, xl: string];
  align: 'left' | 'right';
  /** null: no order by it. */
  sort: GroupSortRule | null;
  /** In the second line of a group on a phone; 'placed': group-list-item.tsx has a place for it; null: left out. */
  phone: ((group: Group) => ReactNode) | 'placed' | null;
}

/** Texts from A to Z, numbers from the biggest; undefined is last. `words`: "Sorted by …" */
interface GroupSortRule {
  words: string;
  kind: 'text' | 'number';
  value: (row: FleetRow) => string | number | undefined;
}

function byText(words: string, value: (row: FleetRow) => string | undefined): GroupSortRule {
  return { words, kind: 'text', value };
}

function byNumber(words: string, value: (row: FleetRow) => number | undefined): GroupSortRule {
  return { words, kind: 'number', value };
}

/** From left to right. */
export const GROUP_COLUMNS = {
  name: {
    header: 'Function and alias',
    Cell: GroupLink,
    widths: ['minmax(110px,1.1fr)', 'minmax(130px,1fr)', 'minmax(150px,1fr)'],
    align: 'left',
    sort: byText('name', ({ name }) => name),
    phone: 'placed',
  },
  version: {
    header: 'Version',
    Cell: VersionCell,
    widths: ['46px', '46px', '46px'],
    align: 'left',
    sort: byNumber('version', ({ group }) => numeric(group.aliasState?.version)),
    phone: 'placed',
  },
  outcome: {
    header: 'Last rollout',
    Cell: LastRolloutCell,
    widths: ['minmax(110px,1fr)', 'minmax(120px,1fr)', 'minmax(150px,1.45fr)'],
    align: 'left',
    sort: byText('last outcome', ({ group: { lastRollout } }) =>
      lastRollout ? describeStatus(lastRollout).word : undefined,
    ),
    phone: (group) => (group.lastRollout ? lastOutcome(group.lastRollout).word : noLastRollout(group)),
  },
  ended: {
    header: 'Ended',
    Cell: EndedCell,
    widths: ['74px', '74px', '76px'],
    align: 'right',
    sort: byNumber('latest rollout', endedMs),
    phone: ({ lastRollout: last }) => (last ? <Age at={last.completedAt ?? last.createdAt} /> : null),
  },
  plan: {
    header: 'Plan',
    Cell: PlanCell,
    widths: [null, null, '140px'],
    align: 'left',
    sort: byText('plan', ({ group }) => describeConfigName(group.configName)),
    phone: null,
  },
  by: {
    header: 'Started by',
    Cell: StartedByCell,
    widths: [null, null, '94px'],
    align: 'left',
    sort: byText('who started it', ({ group }) => startedBy(group)),
    phone: null,
  },
  spark: {
    header: 'Calls, 24 h',
    Cell: CallsSparkline,
    widths: [null, '84px', '84px'],
    align: 'left',
    sort: null,
    phone: null,
  },
  calls: {
    header: '/min',
    Cell: PerMinuteCell,
    widths: [null, '48px', '56px'],
    align: 'right',
    sort: byNumber('calls a minute', ({ group }) => group.traffic?.perMinute ?? undefined),
    phone: null,
  },
  errors: {
    header: 'Errors, 1 h',
    Cell: ErrorsCell,
    widths: ['62px', '66px', '66px'],
    align: 'right',
    sort: byNumber('error rate', ({ group }) => group.traffic?.errorPercent ?? undefined),
    phone: null,
  },
  alarms: {
    header: 'Alarms',
    Cell: AlarmsCell,
    widths: ['96px', '110px', '126px'],
    align: 'left',
    sort: byNumber('alarms', ({ group }) => group.alarms.items.filter(({ state }) => state === 'ALARM').length),
    phone: null,
  },
  flags: {
    header: 'Flags',
    Cell: FlagsCell,
    widths: ['minmax(90px,1fr)', 'minmax(100px,1fr)', 'minmax(150px,1.2fr)'],
    align: 'left',
    sort: byNumber('flags', ({ group }) => groupFlags(group).length),
    phone: 'placed',
  },
} satisfies Record<string, GroupColumn>;

export type GroupColumnId = keyof typeof GROUP_COLUMNS;

export const GROUP_COLUMN_IDS = Object.keys(GROUP_COLUMNS) as GroupColumnId[];

function numeric(version: string | undefined): number | undefined {
  return version === undefined || Number.isNaN(Number(version)) ? undefined : Number(version);
}
