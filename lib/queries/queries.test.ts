import { beforeEach, describe, expect, test } from 'vitest';
import { createFakeClock } from '../../testing/fake-clock.ts';
import { paymentsLive } from '../../testing/commands/begin-entry.ts';
import { makeTarget } from '../../testing/aws/make-target.ts';
import { makePublishedVersion, makeVersionConfiguration } from '../../testing/aws/make-version.ts';
import { makeFreshTarget, makeHealth } from '../../testing/domain/make-health.ts';
import { makeWatcher } from '../../testing/make-watcher.ts';
import { makeGroup } from '../../testing/domain/make-group.ts';
import { makeRollout } from '../../testing/domain/make-rollout.ts';
import type { Role } from '../domain/acting/actor.ts';
import { AppError } from '../domain/errors/problem.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import type { WatchEvent } from '../parts/watcher.ts';
import type { Parts } from '../parts/parts.ts';
import { openMemoryStore } from '../../testing/store/open-memory-store.ts';
import { actionsFor } from './actions-for.ts';
import { createShelves } from './shelves/create-shelves.ts';
import { compareVersions } from './compare-versions.ts';
import { getHealth } from './get-health.ts';
import { getRollout } from './get-rollout.ts';
import { getSeries } from './get-series.ts';
import { getVersions } from './deploying/get-versions.ts';
import { listRollouts } from './list-rollouts.ts';

const NOW = '2026-11-21T14:04:10.000Z';
const clock = createFakeClock(NOW);

describe('questions', () => {
  let deps: Omit<Parts, 'live' | 'turns'>;
  let watched: Rollout[];
  let asked: string[];
  let emit: (event: WatchEvent) => void;
  let readings: number;

  beforeEach(async () => {
    watched = [];
    asked = [];
    readings = 0;
    const store = await openMemoryStore({ clock });
    const samples = {
      ...store.samples,
      routed: (target: string, id: string) => {
        readings += 1;
        return store.samples.routed(target, id);
      },
    };
    const health = makeHealth({ targets: [makeFreshTarget(NOW)] });
    const watcher = makeWatcher({
      health: () => health,
      groups: () => [],
      group: (_target: string, application: string) => (application === 'payments' ? makeGroup() : null),
      rollout: (_target: string, id: string) => watched.find((rollout) => rollout.id === id) ?? null,
      rollouts: () => watched,
      onChange: (listener: typeof emit) => {
        emit = listener;
        return () => undefined;
      },
      refreshRollout: async (_target: string, id: string) => {
        asked.push(id);
        if (id === 'd-REBUILT1') return makeRollout({ id, status: 'Succeeded' });
        throw new AppError('NOT_FOUND', `AWS knows no ${id}.`);
      },
      refreshGroup: async () => {
        throw new AppError('NOT_FOUND', 'no such group');
      },
    });
    deps = {
      clock,
      store: { ...store, samples },
      targets: [makeTarget(clock, { lambda: { listVersions: async () => [makePublishedVersion({ version: '63' })] } })],
      watcher,
      shelves: createShelves({ clock, watcher, live: { publish: () => undefined } }),
    };
  });

  test('a rollout comes from the picture, then from the store, then from AWS', async () => {
    watched = [makeRollout({ id: 'd-WATCHED1' })];
    const seen = { from: '2026-11-21T14:00:00.000Z', to: null, missing: [] };
    await deps.store.rollouts.save(makeRollout({ id: 'd-KEPT1', status: 'Succeeded', watched: seen }));
    const get = async (id: string) => (await getRollout(deps, { target: 'default', id })).id;
    expect([await get('d-WATCHED1'), await get('d-KEPT1'), await get('d-REBUILT1')]).toEqual([
      'd-WATCHED1',
      'd-KEPT1',
      'd-REBUILT1',
    ]);
    expect(asked).toEqual(['d-REBUILT1']);
  });

  test('one that was kept as running is read again', async () => {
    await deps.store.rollouts.save(makeRollout({ id: 'd-REBUILT1' }));
    expect((await getRollout(deps, { target: 'default', id: 'd-REBUILT1' })).status).toBe('Succeeded');
  });

  test('one that was only met in a list is rebuilt when somebody opens it, and shown as kept when AWS cannot be asked', async () => {
    const listed = {
      status: 'Succeeded',
      lifecycle: [],
      watched: { from: null, to: null, missing: [] },
      asOf: { codedeploy: null, lambda: null, cloudwatch: null },
    };
    await deps.store.rollouts.save(makeRollout({ id: 'd-REBUILT1', description: 'as listed', ...listed }));
    await deps.store.rollouts.save(makeRollout({ id: 'd-FORGOTTEN', description: 'as listed', ...listed }));
    const get = (id: string) => getRollout(deps, { target: 'default', id });
    expect((await get('d-REBUILT1')).description).not.toBe('as listed');
    expect((await get('d-FORGOTTEN')).description).toBe('as listed');
    expect(asked).toEqual(['d-REBUILT1', 'd-FORGOTTEN']);
  });

  test('nonsense for an id is not found without asking AWS', async () => {
    await expect(getRollout(deps, { target: 'default', id: '../../etc' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(getRollout(deps, { target: 'x', id: 'd-1' })).rejects.toMatchObject({ code: 'UNKNOWN_TARGET' });
    expect(asked).toEqual([]);
  });

  test('what may be done is decided for the one who asks, today, and is no part of what is kept', async () => {
    await deps.store.rollouts.save(makeRollout({ id: 'd-KEPT1', status: 'Succeeded', application: 'payments' }));
    const query = { target: 'default', status: 'all' as const, group: null, search: null, limit: 10, cursor: null };
    const { rollouts, asOf } = await listRollouts(deps, query);
    expect(asOf).toBe(NOW);
    expect(rollouts[0]).not.toHaveProperty('actions');
    const allowed = (role: Role) =>
      rollouts
        .flatMap((rollout) => actionsFor(deps, { name: 'mara', role }, 'default').rollout(rollout).actions)
        .flatMap((action) => (action.allowed ? [action.name] : []));
    expect(allowed('operator')).toEqual(['roll-back', 'deploy', 'bypass']);
    expect(allowed('viewer')).toEqual([]);
  });

  test('a group may have its running rollout stopped, as the picture has it', async () => {
    watched = [makeRollout({ id: 'd-WATCHED1' })];
    const may = actionsFor(deps, { name: 'mara', role: 'operator' }, 'default');
    const stop = (activeRolloutId: string | null) => may.group(makeGroup({ activeRolloutId })).actions[0];
    expect(stop('d-WATCHED1')).toEqual({ name: 'stop', allowed: true, why: null });
    expect(stop(null)).toMatchObject({ name: 'stop', allowed: false });
  });

  test('one that ran when the last process read it, and is not read yet, is listed as of then', async () => {
    const readAt = '2026-11-21T14:00:00.000Z';
    const asOf = { codedeploy: readAt, lambda: readAt, cloudwatch: readAt };
    await deps.store.rollouts.save(makeRollout({ id: 'd-KEPT', status: 'InProgress', asOf }));
    const query = { target: 'default', status: 'active' as const, group: null, search: null, limit: 10, cursor: null };
    const list = async () => (await listRollouts(deps, query)).rollouts[0];
    expect(await list()).toMatchObject({
      keptFrom: readAt,
      share: { routedPercent: null, next: null },
    });
    watched = [makeRollout({ id: 'd-KEPT', status: 'InProgress' })];
    expect(await list()).toEqual(watched[0]);
  });

  test('a series is read once, however many ask, and takes what is written after that', async () => {
    watched = [makeRollout({ id: 'd-WATCHED1' })];
    const get = () => getSeries(deps, { target: 'default', id: 'd-WATCHED1' });
    const [one, two] = await Promise.all([get(), get()]);
    expect(one).toBe(two);
    expect(one.t[0]).toBe('2026-11-21T13:42:00.000Z');
    expect(readings).toBe(1);
    const routed = [{ at: NOW, percent: 40, source: 'watched' as const }];
    emit({
      type: 'samples',
      data: { target: 'default', rolloutId: 'd-WATCHED1', samples: { routed, minutes: [], events: [] } },
    });
    expect((await get()).routed).toEqual([{ at: NOW, percent: 40 }]);
    expect(readings).toBe(1);
  });

  test('versions come with the one that the alias is on', async () => {
    const input = { ...paymentsLive, named: null };
    expect(await getVersions(deps, input)).toMatchObject({
      versions: [{ version: '63' }],
      aliasVersion: '63',
      asOf: NOW,
    });
    await expect(getVersions(deps, { ...input, application: 'nope' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('a database that does not answer is said, not thrown', async () => {
    expect(await getHealth(deps)).toMatchObject({ status: 'ok', store: { ok: true } });
    await deps.store.close();
    expect(await getHealth(deps)).toMatchObject({ status: 'degraded', store: { ok: false } });
  });
});

test('what differs between versions never shows a value of the environment', () => {
  const changes = compareVersions(
    'orders',
    makeVersionConfiguration({
      codeSha256: 'a',
      memoryMb: 128,
      environmentNames: ['A', 'B', 'C'],
      environmentHashes: { A: 'h1', B: 'h2', C: 'h3' },
      layers: ['l1', 'l2'],
    }),
    makeVersionConfiguration({
      version: '2',
      codeSha256: 'b',
      memoryMb: 256,
      environmentNames: ['B', 'C', 'D'],
      environmentHashes: { B: 'h2', C: 'changed', D: 'h4' },
      layers: ['l2', 'l3'],
    }),
  );
  expect(changes).toMatchObject({
    sameCode: false,
    settings: [{ setting: 'memoryMb', from: 128, to: 256 }],
    environment: { added: ['D'], removed: ['A'], changed: ['C'] },
    layers: { added: ['l3'], removed: ['l1'] },
  });
  expect(JSON.stringify(changes)).not.toMatch(/h\d|changed"\]?:"/);
});
