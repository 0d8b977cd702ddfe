'use client';

import { RefreshCw, X } from 'lucide-react';
import { useCallback } from 'react';
import { RolloutTable } from './rollout-table.tsx';
import { Button } from '@/components/ui/button.tsx';
import { ChoiceTabs } from '@/components/ui/choice-tabs.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { LoadMore } from '@/components/ui/load-more.tsx';
import { PageSearch } from '@/components/ui/page-search.tsx';
import { ReadFailed } from '@/components/status/read-failed.tsx';
import { useHeldOrder } from '@/components/ui/use-held-order.ts';
import { usePointerInside } from '@/components/ui/use-pointer-inside.ts';
import type { RolloutPage } from '@/lib/domain/live/pages.ts';
import { useRollouts, type RolloutFilter } from '@/lib/client/use-rollouts.ts';
import { useSettled } from '@/lib/client/use-settled.ts';
import { formatPlural } from '@/lib/domain/format/format-count.ts';
import { parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';

const STATUS_NAMES = { all: 'All', active: 'Running', ended: 'Ended' } as const;
const TYPING_MS = 200;

interface RolloutsPageProps {
  target: string;
  initial: RolloutPage;
  initialFilter: RolloutFilter;
}

/** Every rollout that Sluice knows, newest first. `initial` is the first page of `initialFilter`. */
export function RolloutsPage({ target, initial, initialFilter }: RolloutsPageProps) {
  const [params, setParams] = useRolloutsParams();
  const search = useSettled(params.q.trim(), TYPING_MS);
  const { application, group } = params;
  const filter: RolloutFilter = {
    target,
    status: params.status,
    search: search === '' ? null : search,
    group: application !== null && group !== null ? { application, group } : null,
  };
  const asRendered = JSON.stringify(filter) === JSON.stringify(initialFilter);
  const { data, error, hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage, refetch } = useRollouts(
    filter,
    asRendered ? initial : null,
  );
  const more = useCallback(() => void fetchNextPage(), [fetchNextPage]);
  const { inside, events } = usePointerInside();
  const rollouts = data?.pages.flatMap((page) => page.rollouts) ?? [];
  const byId = new Map(rollouts.map((rollout) => [rollout.id, rollout]));
  const held = useHeldOrder(
    rollouts.map(({ id }) => id),
    inside,
    // A page that the person asked for by scrolling is no surprise.
    `${JSON.stringify(filter)} ${data?.pages.length ?? 0}`,
  );
  const shown = held.order.flatMap((id) => byId.get(id) ?? []);
  const filtered = params.status !== 'all' || search !== '' || filter.group !== null;

  return (
    <div className="flex flex-col gap-3.5 px-6 pt-5 max-md:px-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2.5">
        <h1 className="text-title font-[650] tracking-[-0.02em]">Rollouts</h1>
        {held.waiting > 0 ? (
          <Button size="sm" icon={<RefreshCw aria-hidden="true" />} onClick={held.release}>
            {formatPlural(held.waiting, 'new rollout')}
          </Button>
        ) : null}
        <div className="ml-auto flex items-center gap-3 max-md:w-full max-md:flex-col max-md:items-stretch">
          {filter.group ? (
            <Button
              icon={<X aria-hidden="true" />}
              onClick={() => void setParams({ application: null, group: null })}
              aria-label={`Show rollouts of every group, not only ${filter.group.group}`}
            >
              {filter.group.group}
            </Button>
          ) : null}
          <ChoiceTabs
            legend="Which rollouts"
            choices={ROLLOUT_STATUSES.map((value) => ({ value, name: STATUS_NAMES[value] }))}
            chosen={params.status}
            onChoose={(status) => void setParams({ status })}
          />
          <PageSearch
            label="Search rollouts"
            placeholder="Function, version or d-…"
            value={params.q}
            onChange={(text) => void setParams({ q: text || null })}
          />
        </div>
      </div>
      {error ? <ReadFailed error={error} onRetry={() => void refetch()} /> : null}
      {shown.length > 0 ? (
        <div {...events} aria-busy={isPlaceholderData} className={isPlaceholderData ? 'opacity-60' : undefined}>
          <RolloutTable rollouts={shown} label="Rollouts, newest first" />
          {hasNextPage ? <LoadMore busy={isFetchingNextPage} onMore={more} /> : null}
        </div>
      ) : null}
      {shown.length === 0 && data && !isPlaceholderData ? (
        <EmptyState
          className="rounded-card border border-line bg-surface"
          title={filtered ? 'No rollout matches' : 'No rollout is known yet'}
          action={
            filtered ? (
              <Button onClick={() => void setParams({ status: null, q: null, application: null, group: null })}>
                Show every rollout
              </Button>
            ) : null
          }
        >
          {filtered
            ? 'Functions, aliases, groups, versions and deployment ids are searched, among the rollouts that Sluice has read.'
            : 'Rollouts appear here by themselves as soon as CodeDeploy has one of compute platform Lambda.'}
        </EmptyState>
      ) : null}
    </div>
  );
}

const ROLLOUT_STATUSES = ['all', 'active', 'ended'] as const;

const PARSERS = {
  status: parseAsStringLiteral(ROLLOUT_STATUSES).withDefault('all'),
  q: parseAsString.withDefault(''),
  /** Both or neither: the group whose rollouts are shown. */
  application: parseAsString,
  group: parseAsString,
};

function useRolloutsParams() {
  return useQueryStates(PARSERS, { history: 'replace' });
}
