'use client';

import { clsx } from 'clsx';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { memo, type CSSProperties } from 'react';
import { useTable, type Column, type SortingState } from '@tanstack/react-table';
import type { FleetRow } from '@/components/fleet/fleet-rows.ts';
import { GROUP_COLUMN_IDS, GROUP_COLUMNS, type GroupColumnId } from './group-columns.tsx';
import { GroupListItem } from './group-list-item.tsx';
import { GROUP_SORTS, sortColumns, sortFeatures, type GroupSort } from './group-sorts.ts';
import { useVirtualRows } from './use-virtual-rows.ts';
import { useHeldOrder } from '@/components/ui/use-held-order.ts';
import { useMedia } from '@/lib/client/use-media.ts';

/** The class is in the style sheet, the tracks are in the style of the table: both sent once, not with each row. */
const GRID = 'md:grid-cols-(--tracks-md) lg:grid-cols-(--tracks-lg) xl:grid-cols-(--tracks-xl)';
const TRACKS = { '--tracks-md': tracksAt(0), '--tracks-lg': tracksAt(1), '--tracks-xl': tracksAt(2) } as CSSProperties;
const ROW_HEIGHT = 35;
const PHONE_ROW_HEIGHT = 60;

export interface GroupOrder {
  /** null: the order in which the rows are given. */
  sort: GroupSort | null;
  desc: boolean;
}

interface GroupTableProps {
  rows: FleetRow[];
  /** Every group by its key: a row that left the list under the pointer stays until the pointer leaves. */
  all: ReadonlyMap<string, FleetRow>;
  order: GroupOrder;
  onOrder: (order: GroupOrder) => void;
  /** Somebody points at the page's lists: rows keep their places. */
  hold: boolean;
  resetKey: string;
}

/** The groups as a table, on phones as a list. Only the rows near the window are drawn. */
export function GroupTable({ rows, all, order, onOrder, hold, resetKey }: GroupTableProps) {
  const phone = useMedia('(max-width: 767px)');
  const sorting: SortingState = order.sort === null ? [] : [{ id: order.sort, desc: order.desc }];
  const table = useTable({
    features: sortFeatures,
    columns: sortColumns,
    data: rows,
    getRowId: (row) => row.key,
    state: { sorting },
    onSortingChange: (update) => {
      const [next] = typeof update === 'function' ? update(sorting) : update;
      onOrder({ sort: GROUP_SORTS.find((sort) => sort === next?.id) ?? null, desc: next?.desc ?? false });
    },
    enableMultiSort: false,
  });
  const sorted = table.getRowModel().rows;
  const held = useHeldOrder(
    sorted.map(({ id }) => id),
    hold,
    resetKey,
  );
  const shown = held.order.filter((id) => all.has(id));
  const { ref, indexes, before, after } = useVirtualRows(shown.length, phone ? PHONE_ROW_HEIGHT : ROW_HEIGHT);

  return (
    <table
      aria-label="Groups"
      aria-rowcount={shown.length + 1}
      className="block overflow-hidden rounded-card border border-line bg-surface"
      style={TRACKS}
    >
      <thead className="block max-md:sr-only">
        <tr
          aria-rowindex={1}
          className={clsx('grid h-[31px] items-center gap-x-3 border-b border-line bg-sunken px-4', GRID)}
        >
          {GROUP_COLUMN_IDS.map((id) => (
            <GroupHeader key={id} id={id} column={table.getColumn(id)} />
          ))}
        </tr>
      </thead>
      <tbody ref={ref} className="block" style={{ paddingTop: before, paddingBottom: after }}>
        {indexes.map((index) => {
          const id = shown[index] ?? '';
          const row = all.get(id);
          if (!row) return null;
          return <GroupRow key={id} row={row} index={index} phone={phone} />;
        })}
      </tbody>
    </table>
  );
}

function GroupHeader({ id, column }: { id: GroupColumnId; column: Column<typeof sortFeatures, FleetRow> | undefined }) {
  const { header } = GROUP_COLUMNS[id];
  const sorted = column?.getIsSorted() ?? false;
  return (
    <th
      scope="col"
      aria-sort={ariaSort(sorted)}
      className={clsx('flex min-w-0 text-meta font-normal text-ink-2', columnClass(id))}
    >
      {column?.getCanSort() ? (
        <button
          type="button"
          onClick={column.getToggleSortingHandler()}
          className="inline-flex items-center gap-1 rounded-control whitespace-nowrap hover:text-ink"
        >
          {header}
          <SortMark sorted={sorted} />
        </button>
      ) : (
        <span className="whitespace-nowrap">{header}</span>
      )}
    </th>
  );
}

interface GroupRowProps {
  row: FleetRow;
  index: number;
  /** null: not known yet, so both forms are sent and the style sheet chooses. */
  phone: boolean | null;
}

/** Scrolling redraws the table, not each of its rows. */
const GroupRow = memo(function GroupRow({ row, index, phone }: GroupRowProps) {
  return (
    <tr
      aria-rowindex={index + 2}
      className={clsx(
        'relative gap-x-3 border-b border-line px-4 last:border-b-0 hover:bg-hover/50',
        'max-md:flex max-md:h-[60px] max-md:items-center md:grid md:h-[35px] md:items-center',
        GRID,
      )}
    >
      {phone !== false ? (
        <td className="flex min-w-0 flex-1 items-center gap-3 md:hidden">
          <GroupListItem group={row.group} />
        </td>
      ) : null}
      {phone !== true
        ? GROUP_COLUMN_IDS.map((id) => {
            const { Cell } = GROUP_COLUMNS[id];
            return (
              <td
                key={id}
                className={clsx(
                  'flex min-w-0 items-center gap-1.5 overflow-hidden whitespace-nowrap max-md:hidden',
                  columnClass(id),
                )}
              >
                <Cell group={row.group} />
              </td>
            );
          })
        : null}
    </tr>
  );
});

function columnClass(id: GroupColumnId): string {
  const { align, widths } = GROUP_COLUMNS[id];
  return clsx(
    align === 'right' && 'justify-end text-right',
    widths[1] === null ? 'max-xl:hidden' : widths[0] === null && 'max-lg:hidden',
  );
}

function tracksAt(width: 0 | 1 | 2): string {
  return GROUP_COLUMN_IDS.map((id) => GROUP_COLUMNS[id].widths[width])
    .filter((track) => track !== null)
    .join(' ');
}

function ariaSort(sorted: false | 'asc' | 'desc'): 'ascending' | 'descending' | 'none' {
  if (sorted === false) return 'none';
  return sorted === 'asc' ? 'ascending' : 'descending';
}

function SortMark({ sorted }: { sorted: false | 'asc' | 'desc' }) {
  if (sorted === false) return null;
  const Icon = sorted === 'asc' ? ArrowUp : ArrowDown;
  return <Icon aria-hidden="true" className="size-3" />;
}
