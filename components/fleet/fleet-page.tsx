'use client';

import { useDeferredValue, useMemo } from 'react';
import { FilterChips } from './filter-chips.tsx';
import { FirstReading, ReadingOn } from './first-reading.tsx';
import { FleetBypasses } from './fleet-bypasses.tsx';
import {
  byAttention,
  countByFilter,
  FLEET_FILTERS,
  passesFilter,
  passesSearch,
  toFleetRows,
  whyCountIsLow,
  type FleetFilter,
} from './fleet-rows.ts';
import { GroupSection } from '@/components/fleet/table/group-section.tsx';
import { NoGroups } from './no-groups.tsx';
import { ShiftingSection } from '@/components/fleet/shifting/shifting-section.tsx';
import { Button } from '@/components/ui/button.tsx';
import { EmptyState } from '@/components/ui/empty-state.tsx';
import { PageSearch } from '@/components/ui/page-search.tsx';
import { usePointerInside } from '@/components/ui/use-pointer-inside.ts';
import type { GroupList, RolloutPage } from '@/lib/domain/live/pages.ts';
import { useActiveRollouts } from '@/lib/client/use-active-rollouts.ts';
import { useAwsText } from '@/lib/client/use-aws-now.ts';
import { useCurrentTarget } from '@/lib/client/use-current-target.ts';
import { useGroups } from '@/lib/client/use-groups.ts';
import { groupKey } from '@/lib/domain/group/group-key.ts';
import { toIso } from '@/lib/domain/time/iso.ts';
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { GROUP_SORTS } from '@/components/fleet/table/group-sorts.ts';

const MINUTE_MS = 60_000;

interface FleetPageProps {
  target: string;
  initialGroups: GroupList;
  initialRollouts: RolloutPage;
}

/** Everything that this target deploys: what moves now, then the rest. */
export function FleetPage({ target, initialGroups, initialRollouts }: FleetPageProps) {
  const { groups } = useGroups(target, { initial: initialGroups }).data;
  const { rollouts } = useActiveRollouts(target, initialRollouts).data;
  const health = useCurrentTarget();
  const [params, setParams] = useFleetParams();
  const search = useDeferredValue(params.q);
  // Attention fades over hours; a minute is precise enough for that.
  const minute = useAwsText((nowMs) => Math.floor(nowMs / MINUTE_MS) * MINUTE_MS);
  const rows = useMemo(
    () => toFleetRows(groups, rollouts, toIso(minute)).toSorted(byAttention),
    [groups, rollouts, minute],
  );
  const all = useMemo(() => new Map(rows.map((row) => [row.key, row])), [rows]);
  const counts = useMemo(() => countByFilter(rows), [rows]);
  const passing = useMemo(
    () => rows.filter((row) => passesFilter(row, params.show) && passesSearch(row, search)),
    [rows, params.show, search],
  );
  const passingKeys = useMemo(() => new Set(passing.map(({ key }) => key)), [passing]);
  const running = rollouts.filter((rollout) => {
    const row = all.get(groupKey(rollout.application, rollout.group));
    // A group that has not been read yet hides no rollout of its own.
    return row ? passingKeys.has(row.key) : params.show === 'all' || params.show === 'shifting';
  });
  const resting = passing.filter(({ rollout }) => rollout === null);
  const { inside, events } = usePointerInside();
  const isReading = (health?.firstReading ?? null) !== null;
  const isLow = whyCountIsLow(counts[params.show], isReading);
  const resetKey = `${params.show} ${search} ${params.sort} ${params.desc}`;

  if (groups.length === 0 && rollouts.length === 0) {
    return (
      <Page>
        {health?.firstReading ? (
          <FirstReading {...health.firstReading} />
        ) : health ? (
          <NoGroups target={health} />
        ) : null}
      </Page>
    );
  }
  return (
    <Page>
      <div className="flex items-center gap-3 max-md:flex-col max-md:items-stretch">
        <div className="min-w-0 flex-1">
          <FilterChips
            counts={counts}
            isReading={isReading}
            chosen={params.show}
            onChoose={(show) => void setParams({ show })}
          />
        </div>
        <PageSearch
          label="Search functions"
          placeholder="Filter this list"
          value={params.q}
          onChange={(text) => void setParams({ q: text || null })}
          className="w-56 max-xl:w-44"
        />
      </div>
      {health?.firstReading ? <ReadingOn {...health.firstReading} /> : null}
      <FleetBypasses rows={rows} onShow={() => void setParams({ show: 'bypassed' })} />
      <div className="flex flex-col gap-5 max-md:gap-4" {...events}>
        <ShiftingSection target={target} rollouts={running} rows={all} hold={inside} resetKey={resetKey} />
        {resting.length > 0 ? (
          <GroupSection
            title={params.show === 'all' || params.show === 'idle' ? 'Idle' : 'Groups'}
            rows={resting}
            all={all}
            order={{ sort: params.sort, desc: params.desc }}
            onOrder={({ sort, desc }) => void setParams({ sort, desc: desc || null })}
            hold={inside}
            resetKey={resetKey}
          />
        ) : null}
      </div>
      {resting.length === 0 && running.length === 0 ? (
        <EmptyState
          className="rounded-card border border-line bg-surface"
          title={search === '' ? emptyWords(params.show, isLow !== null) : `Nothing here matches “${search}”`}
          action={<Button onClick={() => void setParams({ show: null, q: null })}>Show everything</Button>}
        >
          {search === ''
            ? (isLow ?? `None of ${groups.length} groups is in this state now.`)
            : 'Names, applications, versions, deployment ids, alarms and configs are searched.'}
        </EmptyState>
      ) : null}
    </Page>
  );
}

const EMPTY_WORDS = {
  all: 'Nothing to show',
  shifting: 'Nothing is shifting now',
  attention: 'Nothing needs attention',
  bypassed: 'All alarms are obeyed',
  drifted: 'Every alias is where its last rollout left it',
  idle: 'Nothing is idle',
} as const;

/** What has not been read may well be in this state. */
function emptyWords(filter: FleetFilter, isLow: boolean): string {
  return isLow ? 'None that has been read' : EMPTY_WORDS[filter];
}

function Page({ children }: { children: React.ReactNode }) {
  return (
    <div className="flex flex-col gap-5 px-6 pt-3.5 max-md:gap-4 max-md:px-4">
      <h1 className="sr-only">Fleet</h1>
      {children}
    </div>
  );
}

const PARSERS = {
  show: parseAsStringLiteral(FLEET_FILTERS).withDefault('all'),
  q: parseAsString.withDefault(''),
  /** null: by attention, then latest rollout. */
  sort: parseAsStringLiteral(GROUP_SORTS),
  desc: parseAsBoolean.withDefault(false),
};

/** What the fleet shows, kept in the address so that it can be sent to somebody. */
function useFleetParams() {
  return useQueryStates(PARSERS, { history: 'replace' });
}
