'use client';

import { useQueryClient } from '@tanstack/react-query';
import { RefreshCw } from 'lucide-react';
import { clsx } from 'clsx';
import { rankRollouts } from './rank-rollouts.ts';
import { ROLLOUT_COLUMNS, RolloutItem } from './rollout-item.tsx';
import { ShareLegend } from './share-legend.tsx';
import type { FleetRow } from '@/components/fleet/fleet-rows.ts';
import { Button } from '@/components/ui/button.tsx';
import { useHeldOrder } from '@/components/ui/use-held-order.ts';
import { queryKeys } from '@/lib/client/api/query-keys.ts';
import { useMedia } from '@/lib/client/use-media.ts';
import { groupKey } from '@/lib/domain/group/group-key.ts';
import { formatPlural } from '@/lib/domain/format/format-count.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

interface ShiftingSectionProps {
  target: string;
  rollouts: readonly Rollout[];
  /** Every group, for what a rollout does not know itself. */
  rows: ReadonlyMap<string, FleetRow>;
  /** Somebody points at the page's lists: nothing may move. */
  hold: boolean;
  resetKey: string;
}

/** The rollouts that run now, the worst first. While nothing may move, what is new waits behind a button. */
export function ShiftingSection({ target, rollouts, rows, hold, resetKey }: ShiftingSectionProps) {
  const queries = useQueryClient();
  const wide = useMedia('(min-width: 1180px)');
  const ranked = rankRollouts(rollouts);
  const byId = new Map(ranked.map((rollout) => [rollout.id, rollout]));
  const held = useHeldOrder(
    ranked.map(({ id }) => id),
    hold,
    resetKey,
  );
  // One that ended under the pointer stays where it is, with its ending, until the pointer leaves.
  const shown = held.order.flatMap(
    (id) => byId.get(id) ?? queries.getQueryData<Rollout>(queryKeys.rollout(target, id)) ?? [],
  );
  if (shown.length === 0 && held.waiting === 0) return null;
  const group = (rollout: Rollout) => rows.get(groupKey(rollout.application, rollout.group))?.group ?? null;
  return (
    <section aria-labelledby="shifting">
      <div className="mb-2.5 flex min-h-7 flex-wrap items-center gap-x-2.5 gap-y-1">
        <h2 id="shifting" className="text-section font-semibold">
          Shifting now
        </h2>
        <span className="text-body text-ink-2">{formatPlural(rollouts.length, 'rollout')}, the worst first</span>
        {held.waiting > 0 ? (
          <Button size="sm" icon={<RefreshCw aria-hidden="true" />} onClick={held.release}>
            {formatPlural(held.waiting, 'new rollout')}
          </Button>
        ) : null}
        <div className="ml-auto max-md:hidden">
          <ShareLegend />
        </div>
      </div>
      {wide !== false && shown.length > 0 ? (
        <div className={clsx('rounded-card border border-line bg-surface', wide === null && 'max-[1179px]:hidden')}>
          <div
            aria-hidden="true"
            className={clsx(
              'grid items-center gap-x-4 rounded-t-card border-b border-line bg-sunken px-4 py-1.5 text-meta text-ink-2',
              ROLLOUT_COLUMNS,
            )}
          >
            <span>Rollout</span>
            <span>Version</span>
            <span>Share of traffic on the new version</span>
            <span className="grid grid-cols-[auto_1fr_1fr] gap-x-3 text-right">
              <span className="invisible">■ 00</span>
              <span>Errors</span>
              <span>Calls</span>
            </span>
            <span>Alarms</span>
            <span>Verdict</span>
            <span className="text-right">Elapsed</span>
            <span className="invisible h-0 overflow-hidden px-[11px] text-body font-medium">Stop…</span>
          </div>
          <ul className="divide-y divide-line">
            {shown.map((rollout) => (
              <RolloutItem key={rollout.id} rollout={rollout} group={group(rollout)} wide />
            ))}
          </ul>
        </div>
      ) : null}
      {wide !== true && shown.length > 0 ? (
        <ul className={clsx('grid grid-cols-1 gap-2.5 md:grid-cols-2', wide === null && 'min-[1180px]:hidden')}>
          {shown.map((rollout) => (
            <RolloutItem key={rollout.id} rollout={rollout} group={group(rollout)} wide={false} />
          ))}
        </ul>
      ) : null}
    </section>
  );
}
