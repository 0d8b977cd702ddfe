import { afterEach, beforeEach, expect, test } from 'vitest';
import { bypassAlarms } from './commands/bypass-alarms.ts';
import { toIso, toMs } from './domain/time/iso.ts';
import { makeRollout } from '../testing/domain/make-rollout.ts';
import type { WatchEvent } from './parts/watcher.ts';
import { startUpkeep } from './start-upkeep.ts';
import { paymentsLive } from '../testing/commands/begin-entry.ts';
import { createWorld, mara, type World } from '../testing/commands/fake-world.ts';
import { createFakeClock, type FakeClock } from '../testing/fake-clock.ts';
import { silentLog } from '../testing/silent-log.ts';

let world: World;
let clock: FakeClock;
let emit: (event: WatchEvent) => void;
let stop: () => void;
let reads: number;

/** A bypass until the next success, an hour old, so that AWS is asked only once a minute. */
beforeEach(async () => {
  world = await createWorld();
  clock = createFakeClock(world.now());
  reads = 0;
  await bypassAlarms(world.deps, mara, { ...paymentsLive, reason: 'urgent fix', until: { event: 'next-success' } });
  world.onCall = async (operation) => {
    if (operation === 'readAlarms') reads += 1;
  };
  const watcher = {
    ...world.deps.watcher,
    onChange(listener: typeof emit) {
      emit = listener;
      return () => undefined;
    },
  };
  stop = await startUpkeep({ ...world.deps, clock, watcher }, silentLog);
  await clock.advance(10_000);
});
afterEach(() => stop());

function succeed(): WatchEvent {
  const at = toIso(toMs(world.now()) + 60_000);
  const { application, group } = paymentsLive;
  const data = makeRollout({ id: 'd-FIX', application, group, status: 'Succeeded', createdAt: at, startedAt: at });
  world.ended.push(data);
  return { type: 'rollout', data };
}

test('a success that the watcher reports re-arms within a fraction of a second', async () => {
  emit(succeed());
  await clock.advance(250);
  expect(world.alarms.enabled).toBe(true);
});

test('one that it knows and did not report, within three seconds', async () => {
  succeed();
  await clock.advance(3000);
  expect(world.alarms.enabled).toBe(true);
});

test('one that it reports while a round waits for AWS about another group is looked at right after that round', async () => {
  const [record] = await world.store.bypasses.open();
  if (record === undefined) throw new Error('there is one');
  await world.store.bypasses.create({ ...record, id: 'other', group: 'other' });
  const { codeDeploy } = world.deps.targets[0]!;
  const getGroups = codeDeploy.getGroups.bind(codeDeploy);
  let answer = () => {};
  codeDeploy.getGroups = async (application, groups) => {
    if (groups[0] === 'other') await new Promise<void>((go) => (answer = go));
    return getGroups(application, groups);
  };
  await clock.advance(3000);
  emit(succeed());
  await clock.advance(1000);
  answer();
  await clock.advance(250);
  expect(world.alarms.enabled).toBe(true);
});

test('while nothing happens AWS is asked once a minute', async () => {
  reads = 0;
  await clock.advance(5 * 60_000);
  expect(reads).toBeLessThanOrEqual(6);
  expect(world.alarms.enabled).toBe(false);
});
