import {
  createSortedRowModel,
  rowSortingFeature,
  sortFn_basic,
  sortFn_text,
  tableFeatures,
  type ColumnDef,
} from '@tanstack/react-table';
import type { FleetRow } from '@/components/fleet/fleet-rows.ts';
import { GROUP_COLUMN_IDS, GROUP_COLUMNS, type GroupColumn, type GroupColumnId } from './group-columns.tsx';

/** Columns by which the groups can be sorted. */
export type GroupSort = {
  [Id in GroupColumnId]: (typeof GROUP_COLUMNS)[Id]['sort'] extends null ? never : Id;
}[GroupColumnId];

export const GROUP_SORTS = GROUP_COLUMN_IDS.filter((id): id is GroupSort => GROUP_COLUMNS[id].sort !== null);

/** null: by attention. */
export function sortWords(sort: GroupSort | null): string {
  return sort === null ? 'attention, then latest rollout' : GROUP_COLUMNS[sort].sort.words;
}

export function isBiggestFirst(sort: GroupSort): boolean {
  return GROUP_COLUMNS[sort].sort.kind === 'number';
}

export const sortFeatures = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  sortFns: { text: sortFn_text, number: sortFn_basic },
});

/** The columns as TanStack's table wants them. */
export const sortColumns = GROUP_COLUMN_IDS.map((id): ColumnDef<typeof sortFeatures, FleetRow> => {
  const { sort }: GroupColumn = GROUP_COLUMNS[id];
  if (sort === null) return { id };
  const isNumber = sort.kind === 'number';
  return { id, accessorFn: sort.value, sortFn: sort.kind, sortDescFirst: isNumber, sortUndefined: 'last' };
});
