import { expect, test } from 'vitest';
import { unreachable } from '../../../testing/watch/refusals.ts';
import { createWatchWorld, ordersGroup, ordersRollout, START_MS } from '../../../testing/watch/watch-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** A rollout past its last step, still running: AWS has nothing new. */
async function watchTheEnd() {
  const world = createWatchWorld();
  world.aws.groups.push(ordersGroup());
  world.aws.deployments.push(ordersRollout(START_MS + 10 * SECOND));
  world.watcher.start();
  await world.clock.advance(15 * MINUTE);
  return world;
}

test.each([
  ['AWS answers', () => null],
  ['AWS is away, and the picture gets too old to act on', () => unreachable],
])('when only ages pass no rollout and no group is sent again: %s', async (_, refuse) => {
  const { aws, clock, watcher, events } = await watchTheEnd();
  events.length = 0;
  aws.refuse = refuse;
  await clock.advance(2 * MINUTE);
  const sent = events.map(({ type }) => type);
  expect(sent).toContain('health');
  expect(sent).not.toContain('rollout');
  expect(sent).not.toContain('group');
  await watcher.stop();
});

test('what is kept and what is sent says nothing of what anybody may do', async () => {
  const { watcher, events, store } = await watchTheEnd();
  expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['health', 'rollout', 'group', 'samples']));
  expect(JSON.stringify(events)).not.toContain('"actions"');
  const kept = JSON.stringify([...store.kept.rollouts.values(), ...store.kept.groups.values()]);
  expect(kept).toContain('d-ORDERS');
  expect(kept).not.toContain('"actions"');
  await watcher.stop();
});
