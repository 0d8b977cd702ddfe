import {
  createColumnHelper,
  createSortedRowModel,
  rowSortingFeature,
  sortFn_text,
  tableFeatures,
} from '@tanstack/react-table';
import { describeConfigName } from '@/components/fleet/table/describe-config-name.ts';
import type { FleetRow } from '@/components/fleet/fleet-rows.ts';
import { groupFlags } from '@/components/fleet/group-flags.ts';
import type { GroupSort } from '@/components/fleet/table/group-sorts.ts';
import { startedBy } from '@/components/fleet/shifting/started-by.ts';
import { describeStatus } from '@/lib/domain/rollout/describe-status.ts';

export const groupFeatures = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { text: sortFn_text },
});

/** The tracks of the table; columns that do not fit are left out, the rest of the story is on the group's page. */
export const GROUP_TRACKS =
  'md:grid-cols-[minmax(110px,1.1fr)_46px_minmax(110px,1fr)_74px_62px_96px_minmax(90px,1fr)] lg:grid-cols-[minmax(130px,1fr)_46px_minmax(120px,1fr)_74px_84px_48px_66px_110px_minmax(100px,1fr)] xl:grid-cols-[minmax(150px,1fr)_46px_minmax(150px,1.45fr)_76px_140px_94px_84px_56px_66px_126px_minmax(150px,1.2fr)]';

/** How each column is placed; `from` is the width at which it appears. */
export const COLUMN_CLASS: Record<GroupSort | 'spark', string> = {
  name: '',
  version: '',
  outcome: '',
  ended: 'text-right justify-end',
  plan: 'max-xl:hidden',
  by: 'max-xl:hidden',
  spark: 'max-lg:hidden',
  calls: 'max-lg:hidden text-right justify-end',
  errors: 'text-right justify-end',
  alarms: '',
  flags: '',
};

const helper = createColumnHelper<typeof groupFeatures, FleetRow>();
const last = { sortUndefined: 'last' } as const;

export const groupColumns = helper.columns([
  helper.accessor('name', {
    id: 'name',
    header: 'Function and alias',
    sortFn: 'text',
  }),
  helper.accessor((row) => numeric(row.group.aliasState?.version), {
    id: 'version',
    header: 'Version',
    ...last,
  }),
  helper.accessor(({ group }) => (group.lastRollout ? describeStatus(group.lastRollout).word : undefined), {
    id: 'outcome',
    header: 'Last rollout',
    sortFn: 'text',
    ...last,
  }),
  helper.accessor(({ group }) => group.lastRollout?.completedAt ?? group.lastRollout?.createdAt, {
    id: 'ended',
    header: 'Ended',
    sortFn: 'text',
    sortDescFirst: true,
    ...last,
  }),
  helper.accessor(({ group }) => describeConfigName(group.configName), {
    id: 'plan',
    header: 'Plan',
    sortFn: 'text',
  }),
  helper.accessor(({ group }) => startedBy(group), {
    id: 'by',
    header: 'Started by',
    sortFn: 'text',
    ...last,
  }),
  helper.display({
    id: 'spark',
    header: 'Calls, 24 h',
  }),
  helper.accessor(({ group }) => group.traffic?.perMinute ?? undefined, {
    id: 'calls',
    header: '/min',
    sortDescFirst: true,
    ...last,
  }),
  helper.accessor(({ group }) => group.traffic?.errorPercent ?? undefined, {
    id: 'errors',
    header: 'Errors, 1 h',
    sortDescFirst: true,
    ...last,
  }),
  helper.accessor(({ group }) => group.alarms.items.filter(({ state }) => state === 'ALARM').length, {
    id: 'alarms',
    header: 'Alarms',
    sortDescFirst: true,
  }),
  helper.accessor(({ group }) => groupFlags(group).length, {
    id: 'flags',
    header: 'Flags',
    sortDescFirst: true,
  }),
]);

function numeric(version: string | undefined): number | undefined {
  return version === undefined || Number.isNaN(Number(version)) ? undefined : Number(version);
}
