import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import { isActive } from '../../domain/rollout/is-active.ts';
import { queryKeys } from '../api/query-keys.ts';
import type { AuditEntry } from '../../domain/acting/audit.ts';
import { groupKey } from '../../domain/group/group-key.ts';
import type { Group } from '../../domain/group/group.ts';
import type { Rollout } from '../../domain/rollout/rollout.ts';
import { patchSeries } from '../../domain/series/series-patch.ts';
import type { Series } from '../../domain/series/series.ts';
import type { StreamEvent } from '../../domain/live/stream.ts';
import type { RolloutFilter } from '../use-rollouts.ts';
import type { AuditPage, GroupList, RolloutPage } from '../../domain/live/pages.ts';

type SeriesChange = Extract<StreamEvent, { type: 'series' }>['data'];

/** Writes a burst of events into the query cache: each list is copied once, however many of its members changed. */
export function applyStreamEvents(queries: QueryClient, events: readonly StreamEvent[]): void {
  const groups = new Map<string, Map<string, Group>>();
  const rollouts = new Map<string, Map<string, Rollout>>();
  for (const event of events) {
    switch (event.type) {
      case 'health':
        queries.setQueryData(queryKeys.health(), event.data);
        break;
      case 'group':
        remember(groups, event.data.target, keyOf(event.data), event.data);
        break;
      case 'group-gone':
        groups.get(event.data.target)?.delete(keyOf(event.data));
        forgetGroup(queries, event.data);
        break;
      case 'rollout':
        remember(rollouts, event.data.target, event.data.id, event.data);
        break;
      case 'series':
        applySeries(queries, event.data);
        break;
      case 'audit':
        applyAudit(queries, event.data);
        break;
    }
  }
  for (const [target, changed] of groups) applyGroups(queries, target, changed);
  for (const [target, changed] of rollouts) applyRollouts(queries, target, changed);
}

/** A patch for another revision means that one was missed: the series is read again. */
function applySeries(queries: QueryClient, { target, rolloutId, patch }: SeriesChange): void {
  const queryKey = queryKeys.series(target, rolloutId);
  const series = queries.getQueryData<Series>(queryKey);
  if (series === undefined || (patch !== null && series.revision >= patch.revision)) return;
  if (patch?.base === series.revision) queries.setQueryData(queryKey, patchSeries(series, patch));
  else void queries.invalidateQueries({ queryKey });
}

/** Its own page reads it again, and learns that it is gone. */
function forgetGroup(queries: QueryClient, gone: { target: string; application: string; group: string }): void {
  const { target, application, group } = gone;
  queries.setQueryData<GroupList>(queryKeys.groups(target), (list) =>
    list ? { ...list, groups: list.groups.filter((each) => keyOf(each) !== keyOf(gone)) } : list,
  );
  void queries.invalidateQueries({ queryKey: queryKeys.group(target, application, group) });
}

const keyOf = ({ application, group }: Pick<Group, 'application' | 'group'>) => groupKey(application, group);

function remember<T>(into: Map<string, Map<string, T>>, target: string, key: string, value: T): void {
  const known = into.get(target) ?? new Map<string, T>();
  known.set(key, value);
  into.set(target, known);
}

function applyGroups(queries: QueryClient, target: string, changed: ReadonlyMap<string, Group>): void {
  for (const group of changed.values()) {
    queries.setQueryData(queryKeys.group(target, group.application, group.group), group);
    for (const derived of ['preflight', 'draft'])
      void queries.invalidateQueries({ queryKey: [derived, target, group.application, group.group] });
  }
  queries.setQueryData<GroupList>(queryKeys.groups(target), (list) =>
    list ? { ...list, groups: merge(list.groups, changed, keyOf) } : list,
  );
}

function applyRollouts(queries: QueryClient, target: string, changed: ReadonlyMap<string, Rollout>): void {
  for (const rollout of changed.values()) queries.setQueryData(queryKeys.rollout(target, rollout.id), rollout);
  queries.setQueryData<RolloutPage>(queryKeys.active(target), (page) =>
    page
      ? {
          ...page,
          rollouts: merge(page.rollouts, changed, (rollout) => rollout.id).filter((rollout) =>
            isActive(rollout.status),
          ),
        }
      : page,
  );
  const pages = queries.getQueryCache().findAll({ queryKey: ['rollout-pages'] });
  for (const { queryKey } of pages) {
    let unseen = new Map(changed);
    queries.setQueryData<InfiniteData<RolloutPage>>(queryKey, (data) => {
      if (!data) return data;
      unseen = new Map(changed);
      return {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          rollouts: page.rollouts.map((rollout) => {
            const next = rollout.target === target ? changed.get(rollout.id) : undefined;
            if (next) unseen.delete(rollout.id);
            return next ?? rollout;
          }),
        })),
      };
    });
    const filter = queryKey[1] as RolloutFilter;
    // Only the server knows whether a new rollout belongs to a filtered list.
    if ([...unseen.values()].some((rollout) => mayBelong(rollout, filter)))
      void queries.invalidateQueries({ queryKey });
  }
}

/** Whether an unlisted rollout may belong to a list: a search covers more than is known here. */
function mayBelong(rollout: Rollout, { target, status, group }: RolloutFilter): boolean {
  if (rollout.target !== target || (group !== null && keyOf(group) !== keyOf(rollout))) return false;
  return status === 'all' || isActive(rollout.status) === (status === 'active');
}

/**
 * Audit lists are short and change only when a person acts: reading the first pages again is cheaper than matching the
 * filter.
 */
function applyAudit(queries: QueryClient, entry: AuditEntry): void {
  const { application, group } = entry.subject;
  queries.setQueryData(queryKeys.lastIntent(entry.target, application, group), entry);
  for (const { queryKey } of queries.getQueryCache().findAll({ queryKey: ['audit-pages'] })) {
    let known = false;
    queries.setQueryData<InfiniteData<AuditPage>>(queryKey, (data) => {
      if (!data) return data;
      return {
        ...data,
        pages: data.pages.map((page) => ({
          ...page,
          entries: page.entries.map((each) => {
            if (each.id !== entry.id) return each;
            known = true;
            return entry;
          }),
        })),
      };
    });
    if (!known) void queries.invalidateQueries({ queryKey });
  }
}

/** Members in their old order, changed ones in their place, new ones at the end. */
function merge<T>(list: readonly T[], changed: ReadonlyMap<string, T>, keyOfItem: (item: T) => string): T[] {
  const left = new Map(changed);
  const merged = list.map((item) => {
    const key = keyOfItem(item);
    const next = left.get(key);
    left.delete(key);
    return next ?? item;
  });
  return [...merged, ...left.values()];
}
