'use client';

import type { FleetRow } from '@/components/fleet/fleet-rows.ts';
import type { GroupOrder } from './group-table.tsx';
import { GroupTable } from './group-table.tsx';
import { isBiggestFirst, type GroupSort } from './group-sorts.ts';
import { SortMenu } from './sort-menu.tsx';
import { formatPlural } from '@/lib/domain/format/format-count.ts';

interface GroupSectionProps {
  title: string;
  rows: FleetRow[];
  all: ReadonlyMap<string, FleetRow>;
  order: GroupOrder;
  onOrder: (order: GroupOrder) => void;
  hold: boolean;
  resetKey: string;
}

/** The groups without a running rollout, with their order. */
export function GroupSection({ title, rows, all, order, onOrder, hold, resetKey }: GroupSectionProps) {
  const choose = (sort: GroupSort | null) => onOrder({ sort, desc: sort !== null && isBiggestFirst(sort) });
  return (
    <section aria-labelledby="groups">
      <div className="mb-2.5 flex min-h-7 items-center gap-2.5">
        <h2 id="groups" className="text-section font-semibold">
          {title}
        </h2>
        <span className="text-body text-ink-2">{formatPlural(rows.length, 'group')}</span>
        <div className="ml-auto">
          <SortMenu sort={order.sort} onSort={choose} />
        </div>
      </div>
      <GroupTable rows={rows} all={all} order={order} onOrder={onOrder} hold={hold} resetKey={resetKey} />
    </section>
  );
}
