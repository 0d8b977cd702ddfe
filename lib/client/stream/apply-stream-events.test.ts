import { makeSeries } from '../../../testing/domain/make-series.ts';
import { makeRollout } from '../../../testing/domain/make-rollout.ts';
import { diffSeries, type SeriesPatch } from '../../domain/series/series-patch.ts';
import { QueryClient } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { applyStreamEvents } from './apply-stream-events.ts';
import { queryKeys } from '../api/query-keys.ts';
import type { AuditEntry } from '../../domain/acting/audit.ts';
import type { Group } from '../../domain/group/group.ts';
import type { Rollout } from '../../domain/rollout/rollout.ts';
import type { GroupList, RolloutPage } from '../../domain/live/pages.ts';

const rollout = (id: string, status: string, target = 'prod') => ({ id, status, target }) as Rollout;
const group = (name: string, configName: string | null = null) =>
  ({ target: 'prod', application: 'app', group: name, configName }) as Group;

function cacheWith(active: Rollout[]): QueryClient {
  const queries = new QueryClient();
  queries.setQueryData<RolloutPage>(queryKeys.active('prod'), { rollouts: active, nextCursor: null, asOf: null });
  return queries;
}
const active = (queries: QueryClient) =>
  queries.getQueryData<RolloutPage>(queryKeys.active('prod'))?.rollouts.map(({ id }) => id);

test('a rollout that starts joins the running ones, one that ends leaves them and stays known by its id', () => {
  const queries = cacheWith([rollout('d-1', 'InProgress')]);
  applyStreamEvents(queries, [
    { type: 'rollout', data: rollout('d-2', 'Created') },
    { type: 'rollout', data: rollout('d-1', 'Succeeded') },
  ]);
  expect(active(queries)).toEqual(['d-2']);
  expect(queries.getQueryData<Rollout>(queryKeys.rollout('prod', 'd-1'))?.status).toBe('Succeeded');
});

test('of several events about one thing the last one counts', () => {
  const queries = cacheWith([]);
  applyStreamEvents(queries, [
    { type: 'rollout', data: rollout('d-1', 'Created') },
    { type: 'rollout', data: rollout('d-1', 'InProgress') },
  ]);
  expect(queries.getQueryData<Rollout>(queryKeys.rollout('prod', 'd-1'))?.status).toBe('InProgress');
});

test("another target's rollout does not come into this target's list", () => {
  const queries = cacheWith([rollout('d-1', 'InProgress')]);
  applyStreamEvents(queries, [{ type: 'rollout', data: rollout('d-9', 'InProgress', 'staging') }]);
  expect(active(queries)).toEqual(['d-1']);
});

test('a changed group keeps its place, a new one comes last', () => {
  const queries = new QueryClient();
  queries.setQueryData<GroupList>(queryKeys.groups('prod'), { groups: [group('a'), group('b')], asOf: null });
  applyStreamEvents(queries, [
    { type: 'group', data: group('c') },
    { type: 'group', data: group('a', 'changed') },
  ]);
  const { groups } = queries.getQueryData<GroupList>(queryKeys.groups('prod')) ?? { groups: [] };
  expect(groups.map((each) => each.group)).toEqual(['a', 'b', 'c']);
  expect(groups[0]?.configName).toBe('changed');
});

test('what was made of a group is old as soon as the group changes, and that of others is not', () => {
  const queries = new QueryClient();
  const made = ['a', 'b'].map((name) => queryKeys.preflight('prod', group(name).application, name, {}));
  for (const key of made) queries.setQueryData(key, { findings: [] });
  applyStreamEvents(queries, [{ type: 'group', data: group('a', 'changed') }]);
  expect(made.map((queryKey) => queries.getQueryState(queryKey)?.isInvalidated)).toEqual([true, false]);
});

test('a list that nobody has read is not begun by an event', () => {
  const queries = new QueryClient();
  applyStreamEvents(queries, [{ type: 'group', data: group('a') }]);
  expect(queries.getQueryData(queryKeys.groups('prod'))).toBeUndefined();
});

test.each([
  ['its list', {}, 'Created', true],
  ['that of another target', { target: 'eu' }, 'Created', false],
  ['that of its group', { group: { application: 'orders', group: 'orders-live' } }, 'Created', true],
  ['that of another group', { group: { application: 'orders', group: 'other' } }, 'Created', false],
  ['that of what runs', { status: 'active' as const }, 'Created', true],
  ['that of what runs, once it has ended', { status: 'active' as const }, 'Stopped', false],
  ['that of what has ended', { status: 'ended' as const }, 'Created', false],
  ['one that is searched', { search: 'd-2' }, 'Created', true],
])('a rollout that is in no page yet: %s is read again only if it may be in it', (_, change, status, isRead) => {
  const queries = new QueryClient();
  const [listed, unlisted] = ['d-1', 'd-2'].map((id) => makeRollout({ id, target: 'prod', status }));
  if (!listed || !unlisted) throw new Error('two were made');
  const key = queryKeys.rolloutPages({ target: 'prod', status: 'all', search: null, group: null, ...change });
  queries.setQueryData(key, { pages: [{ rollouts: [listed], nextCursor: null, asOf: null }], pageParams: [null] });
  const isOld = () => queries.getQueryCache().find({ queryKey: key })?.state.isInvalidated;
  applyStreamEvents(queries, [{ type: 'rollout', data: { ...listed, status: 'Stopped' } }]);
  expect(isOld()).toBe(false);
  applyStreamEvents(queries, [{ type: 'rollout', data: unlisted }]);
  expect(isOld()).toBe(isRead);
});

test('new points of a series come into it; one that was missed makes it be read again; an old one changes nothing', () => {
  const queries = new QueryClient();
  const key = queryKeys.series('prod', 'd-1');
  const change = (patch: SeriesPatch | null) =>
    applyStreamEvents(queries, [{ type: 'series', data: { target: 'prod', rolloutId: 'd-1', patch } }]);
  const isOld = () => queries.getQueryCache().find({ queryKey: key })?.state.isInvalidated;
  const series = (revision: number, percent: number) => ({ ...makeSeries(0, { routed: [{ at, percent }] }), revision });
  const at = '2026-11-21T14:00:00.000Z';
  change(diffSeries(series(1, 10), series(2, 20)));
  expect(queries.getQueryData(key)).toBeUndefined();
  queries.setQueryData(key, series(1, 10));
  change(diffSeries(series(1, 10), series(2, 20)));
  expect(queries.getQueryData(key)).toEqual(series(2, 20));
  change(diffSeries(series(1, 10), series(2, 30)));
  expect(queries.getQueryData(key)).toEqual(series(2, 20));
  expect(isOld()).toBe(false);
  change(diffSeries(series(3, 30), series(4, 40)));
  expect(queries.getQueryData(key)).toEqual(series(2, 20));
  expect(isOld()).toBe(true);
  queries.setQueryData(key, series(5, 50));
  change(null);
  expect(isOld()).toBe(true);
});

test('an audit entry that gets its outcome changes in its place', () => {
  const queries = new QueryClient();
  const key = queryKeys.auditPages({});
  const subject = { application: 'app', group: 'a' };
  const entry = (id: string, kind: string) => ({ id, target: 'prod', subject, outcome: { kind } }) as AuditEntry;
  queries.setQueryData(key, { pages: [{ entries: [entry('1', 'pending')], nextCursor: null }], pageParams: [null] });
  applyStreamEvents(queries, [{ type: 'audit', data: entry('1', 'done') }]);
  const data = queries.getQueryData<{ pages: { entries: AuditEntry[] }[] }>(key);
  expect(data?.pages[0]?.entries[0]?.outcome.kind).toBe('done');
  expect(queries.getQueryCache().find({ queryKey: key })?.state.isInvalidated).toBe(false);
  expect(queries.getQueryData(queryKeys.lastIntent('prod', 'app', 'a'))).toEqual(entry('1', 'done'));
});

test('a group that AWS has no more leaves the list, also when it changed a moment before', () => {
  const queries = new QueryClient();
  queries.setQueryData<GroupList>(queryKeys.groups('prod'), { groups: [group('a'), group('b')], asOf: null });
  queries.setQueryData(queryKeys.group('prod', 'app', 'a'), group('a'));
  applyStreamEvents(queries, [
    { type: 'group', data: group('a', 'changed') },
    { type: 'group-gone', data: { target: 'prod', application: 'app', group: 'a' } },
  ]);
  expect(queries.getQueryData<GroupList>(queryKeys.groups('prod'))?.groups.map((each) => each.group)).toEqual(['b']);
  expect(queries.getQueryState(queryKeys.group('prod', 'app', 'a'))?.isInvalidated).toBe(true);
});
