'use client';

import { ChevronDown } from 'lucide-react';
import type { FleetRow } from '@/components/fleet/fleet-rows.ts';
import type { GroupOrder } from '@/components/fleet/group-table.tsx';
import { GroupTable } from '@/components/fleet/group-table.tsx';
import { GROUP_SORTS, type GroupSort } from '@/components/fleet/group-sorts.ts';
import { Menu, MenuLabel, MenuRadioGroup, MenuRadioItem } from '@/components/ui/menu.tsx';
import { formatPlural } from '@/lib/domain/format-count.ts';

const ORDER_WORDS: Record<GroupSort, string> = {
  name: 'name',
  version: 'version',
  outcome: 'last outcome',
  ended: 'latest rollout',
  plan: 'plan',
  by: 'who started it',
  calls: 'calls a minute',
  errors: 'error rate',
  alarms: 'alarms',
  flags: 'flags',
};
const BIGGEST_FIRST: ReadonlySet<GroupSort> = new Set(['ended', 'calls', 'errors', 'alarms', 'flags']);
const DEFAULT_WORDS = 'attention, then latest rollout';

/** The groups that are not on the move, with their order. */
export function GroupSection({
  title,
  rows,
  all,
  order,
  onOrder,
  resetKey,
}: {
  title: string;
  rows: FleetRow[];
  all: ReadonlyMap<string, FleetRow>;
  order: GroupOrder;
  onOrder: (order: GroupOrder) => void;
  resetKey: string;
}) {
  const choose = (value: string) => {
    const sort = GROUP_SORTS.find((each) => each === value) ?? null;
    onOrder({ sort, desc: sort !== null && BIGGEST_FIRST.has(sort) });
  };
  return (
    <section aria-labelledby="groups">
      <div className="mb-2.5 flex min-h-7 items-center gap-2.5">
        <h2 id="groups" className="text-section font-semibold">
          {title}
        </h2>
        <span className="text-body text-ink-2">{formatPlural(rows.length, 'group')}</span>
        <div className="ml-auto">
          <Menu
            align="end"
            trigger={
              <button
                type="button"
                className="inline-flex h-7 items-center gap-1.5 rounded-control px-2 text-body text-ink-2 hover:bg-hover hover:text-ink max-md:h-11"
              >
                <span className="max-md:hidden">
                  Sorted by {order.sort === null ? DEFAULT_WORDS : ORDER_WORDS[order.sort]}
                </span>
                <span className="md:hidden">Sort</span>
                <ChevronDown aria-hidden="true" className="size-3.5" />
              </button>
            }
          >
            <MenuLabel>Sort by</MenuLabel>
            <MenuRadioGroup value={order.sort ?? 'attention'} onValueChange={choose}>
              <MenuRadioItem value="attention">{DEFAULT_WORDS}</MenuRadioItem>
              {GROUP_SORTS.map((sort) => (
                <MenuRadioItem key={sort} value={sort}>
                  {ORDER_WORDS[sort]}
                </MenuRadioItem>
              ))}
            </MenuRadioGroup>
          </Menu>
        </div>
      </div>
      <GroupTable rows={rows} all={all} order={order} onOrder={onOrder} resetKey={resetKey} />
    </section>
  );
}
