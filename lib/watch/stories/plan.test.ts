import { expect, test } from 'vitest';
import { planOfConfig } from '../../domain/plan/plan-of-config.ts';
import { toIso } from '../../domain/time/iso.ts';
import { createWatchWorld, ordersGroup, ordersRollout, START_MS } from '../../../testing/watch/watch-world.ts';

const MINUTE = 60_000;

const canary = (percent: number) => ({ type: 'TimeBasedCanary', canaryPercentage: percent, canaryIntervalMinutes: 30 });

/** A running rollout, and a config of its name that was made then. */
function worldWith(madeAtMs: number, percent: number) {
  const world = createWatchWorld();
  world.aws.groups.push(ordersGroup());
  world.aws.deployments.push(ordersRollout(START_MS - 2 * MINUTE));
  const made = { percent, madeAt: toIso(madeAtMs) };
  Object.assign(world.aws.codeDeploy, {
    getPlan: (name: string) => Promise.resolve({ ...planOfConfig(name, canary(made.percent)), madeAt: made.madeAt }),
  });
  return { world, made };
}

test.each([
  ['older than the rollout is its plan', START_MS - 60 * MINUTE, { kind: 'canary', plannedPercent: 50 }],
  ['younger than it is not: nothing is planned or due', START_MS - MINUTE, { kind: 'unknown', plannedPercent: null }],
])('a config %s', async (_what, madeAtMs, expected) => {
  const { watcher, clock, aws } = worldWith(madeAtMs, 50).world;
  watcher.start();
  await clock.advance(30_000);
  const rollout = watcher.rollout('default', aws.deployments[0]?.id ?? '');
  expect({ kind: rollout?.plan.kind, plannedPercent: rollout?.share.plannedPercent }).toEqual(expected);
});

test('a rollout keeps the plan that it began with, also through a restart, when its config is replaced later', async () => {
  const { made, world: own } = worldWith(START_MS - 60 * MINUTE, 50);
  own.watcher.start();
  await own.clock.advance(30_000);
  Object.assign(made, { percent: 5, madeAt: toIso(START_MS + 1_000) });
  await own.restart();
  own.watcher.start();
  await own.clock.advance(MINUTE);
  expect(own.watcher.rollout('default', own.aws.deployments[0]?.id ?? '')?.plan.steps[0]?.percent).toBe(50);
});
