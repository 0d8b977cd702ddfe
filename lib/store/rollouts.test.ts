import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RolloutQuery, Store } from '../parts/store.ts';
import { databases, type TestDatabase } from '../../testing/store/databases.ts';
import { makeGroup } from '../../testing/domain/make-group.ts';
import { makeRollout } from '../../testing/domain/make-rollout.ts';
import { makeVerdict } from '../../testing/domain/make-verdict.ts';
import type { RolloutVerdict } from '../domain/verdict/rollout-verdict.ts';
import type { Group } from '../domain/group/group.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';

const everything: RolloutQuery = {
  target: 'default',
  status: 'all',
  group: null,
  search: null,
  limit: 50,
  cursor: null,
};

describe.each(databases)('rollouts in $name', ({ create }) => {
  let database: TestDatabase;
  let store: Store;
  beforeEach(async () => {
    database = create();
    store = await database.open();
  });
  afterEach(() => database.dispose());

  test('a saved rollout is found as it was, and the last saving wins', async () => {
    await store.rollouts.save(makeRollout());
    const ended = makeRollout({ status: 'Succeeded', completedAt: '2026-11-21T11:06:00.000Z' });
    await store.rollouts.save(ended);
    expect(await store.rollouts.find('default', ended.id)).toEqual(ended);
    expect(await store.rollouts.find('elsewhere', ended.id)).toBeNull();
  });

  test('what could be done when an older Sluice kept a rollout or a group is forgotten', async () => {
    const actions = [{ name: 'stop', allowed: true, why: null }];
    await store.rollouts.save({ ...makeRollout(), actions } as Rollout);
    await store.groups.save({ ...makeGroup(), actions } as Group);
    expect(await store.rollouts.find('default', makeRollout().id)).toEqual(makeRollout());
    expect((await store.rollouts.list(everything)).items).toEqual([makeRollout()]);
    expect(await store.groups.list('default')).toEqual([makeGroup()]);
  });

  test('a rollout from before there were verdicts has none', async () => {
    const { verdict: _, ...old } = makeRollout();
    await store.rollouts.save(old as Rollout);
    expect((await store.rollouts.find('default', old.id))?.verdict).toBeNull();
  });

  test('a verdict from before slow calls were counted has none of them', async () => {
    const { slow: _, ...older } = makeVerdict();
    await store.rollouts.save(makeRollout({ verdict: older as RolloutVerdict }));
    expect((await store.rollouts.find('default', makeRollout().id))?.verdict).toEqual(makeVerdict());
  });

  test('active and ended are told apart, a status that nobody knows counts as active', async () => {
    await store.rollouts.save(makeRollout({ id: 'd-1' }));
    await store.rollouts.save(makeRollout({ id: 'd-2', status: 'Stopped' }));
    await store.rollouts.save(makeRollout({ id: 'd-3', status: 'Musing' }));
    const active = await store.rollouts.list({ ...everything, status: 'active' });
    const ended = await store.rollouts.list({ ...everything, status: 'ended' });
    expect(active.items.map((r) => r.id)).toEqual(['d-3', 'd-1']);
    expect(ended.items.map((r) => r.id)).toEqual(['d-2']);
  });

  test('pages put together are the whole list, newest first, even with equal times', async () => {
    const ids = Array.from({ length: 23 }, (_, n) => `d-${String(n).padStart(2, '0')}`);
    for (const [n, id] of ids.entries()) {
      await store.rollouts.save(makeRollout({ id, createdAt: `2026-11-21T11:0${Math.floor(n / 5)}:00.000Z` }));
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await store.rollouts.list({ ...everything, limit: 4, cursor });
      seen.push(...page.items.map((r) => r.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(ids.toReversed());
  });

  test('a search finds function, version and id in any case, and takes % and _ as they are', async () => {
    await store.rollouts.save(makeRollout({ id: 'd-ABC' }));
    await store.rollouts.save(makeRollout({ id: 'd-DEF', functionName: 'pay_ments', alias: '100%' }));
    const ids = async (search: string) => (await store.rollouts.list({ ...everything, search })).items.map((r) => r.id);
    expect(await ids('ORDERS')).toEqual(['d-DEF', 'd-ABC']);
    expect(await ids('d-abc')).toEqual(['d-ABC']);
    expect(await ids('y_m')).toEqual(['d-DEF']);
    expect(await ids('0%')).toEqual(['d-DEF']);
    expect(await ids('%')).toEqual(['d-DEF']);
    expect(await ids('_')).toEqual(['d-DEF']);
    expect(await ids('\\')).toEqual([]);
  });

  test('a list can be narrowed to one group', async () => {
    await store.rollouts.save(makeRollout({ id: 'd-1' }));
    await store.rollouts.save(makeRollout({ id: 'd-2', group: 'other' }));
    const page = await store.rollouts.list({
      ...everything,
      group: { application: 'orders', group: 'other' },
    });
    expect(page.items.map((r) => r.id)).toEqual(['d-2']);
  });

  test('any cursor that was not given out is refused as invalid input', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.base64String(), fc.json()), async (cursor) => {
        await expect(store.rollouts.list({ ...everything, cursor })).rejects.toMatchObject({
          code: 'INVALID_INPUT',
        });
      }),
      { numRuns: 50 },
    );
  });

  test('a cursor of another list or with a changed letter is refused', async () => {
    await store.rollouts.save(makeRollout({ id: 'd-1' }));
    await store.rollouts.save(makeRollout({ id: 'd-2' }));
    const { nextCursor } = await store.rollouts.list({ ...everything, limit: 1 });
    if (nextCursor === null) throw new Error('there is a second page');
    const inAudit = { limit: 1, target: null, group: null, action: null, search: null };
    await expect(store.audit.list({ ...inAudit, cursor: nextCursor })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    const changed = Buffer.from(Buffer.from(nextCursor, 'base64url').toString().replace('d-2', 'd-1')).toString(
      'base64url',
    );
    await expect(store.rollouts.list({ ...everything, cursor: changed })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
  });
});
