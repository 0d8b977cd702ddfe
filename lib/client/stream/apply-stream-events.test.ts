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

test('a rollout that a filtered list does not have makes that list be read again', () => {
  const queries = new QueryClient();
  const key = queryKeys.rolloutPages({ status: 'all' });
  const page = { rollouts: [rollout('d-1', 'InProgress')], nextCursor: null, asOf: null };
  queries.setQueryData(key, { pages: [page], pageParams: [null] });
  const isOld = () => queries.getQueryCache().find({ queryKey: key })?.state.isInvalidated;
  applyStreamEvents(queries, [{ type: 'rollout', data: rollout('d-1', 'Stopped') }]);
  expect(isOld()).toBe(false);
  applyStreamEvents(queries, [{ type: 'rollout', data: rollout('d-2', 'Created') }]);
  expect(isOld()).toBe(true);
});

test('an audit entry that gets its outcome changes in its place', () => {
  const queries = new QueryClient();
  const key = queryKeys.auditPages({});
  const entry = (id: string, kind: string) => ({ id, outcome: { kind } }) as AuditEntry;
  queries.setQueryData(key, { pages: [{ entries: [entry('1', 'pending')], nextCursor: null }], pageParams: [null] });
  applyStreamEvents(queries, [{ type: 'audit', data: entry('1', 'done') }]);
  const data = queries.getQueryData<{ pages: { entries: AuditEntry[] }[] }>(key);
  expect(data?.pages[0]?.entries[0]?.outcome.kind).toBe('done');
  expect(queries.getQueryCache().find({ queryKey: key })?.state.isInvalidated).toBe(false);
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
