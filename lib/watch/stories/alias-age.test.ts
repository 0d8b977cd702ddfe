import { expect, test } from 'vitest';
import { toMs } from '../../domain/time/iso.ts';
import { howMuch } from '../../../testing/how-much.ts';
import { createWatchWorld, ordersGroup, ordersRollout } from '../../../testing/watch/watch-world.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
/** Of all rollouts. The region's own readings are not theirs. */
const READ_FOR_ROLLOUTS = /GetAlias|DeploymentTarget/;

/** So many rollouts that start together, watched for three minutes. Ages in ms, from two seconds after the start. */
async function watchAges(count: number) {
  const { aws, clock, watcher } = createWatchWorld();
  const names = Array.from({ length: count }, (_, n) => ({ application: `app-${n}`, functionName: `function-${n}` }));
  for (const name of names) aws.groups.push(ordersGroup(name));
  watcher.start();
  await clock.advance(2 * MINUTE);
  const startedAtMs = clock.nowMs() + SECOND;
  for (const [n, name] of names.entries()) aws.deployments.push(ordersRollout(startedAtMs, { ...name, id: `d-${n}` }));
  await clock.advance(15 * SECOND);
  const ages: number[] = [];
  for (let second = 0; second < 3 * 60; second += 1) {
    await clock.advance(SECOND);
    for (const n of names.keys()) {
      const { lambda } = watcher.rollout('default', `d-${n}`)?.asOf ?? { lambda: null };
      ages.push(lambda === null ? Infinity : clock.nowMs() - toMs(lambda));
    }
  }
  await watcher.stop();
  const calls = aws.calls.filter(
    ({ operation, atMs }) => READ_FOR_ROLLOUTS.test(operation) && atMs >= startedAtMs - SECOND,
  );
  return { oldestMs: Math.max(...ages), calls: calls.map(({ atMs }) => atMs), startedAtMs };
}

test.each([1, howMuch({ quick: 10, full: 50 })])(
  'of %i rollouts no alias is ever older than ten seconds',
  async (count) => {
    const { oldestMs, calls, startedAtMs } = await watchAges(count);
    expect(oldestMs).toBeLessThanOrEqual(10 * SECOND);
    const minutes = (Math.max(...calls) - startedAtMs) / MINUTE;
    expect(calls.length / count / minutes).toBeLessThanOrEqual(15);
    const inAnyMinute = calls.map((at) => calls.filter((other) => other >= at && other < at + MINUTE).length);
    expect(Math.max(...inAnyMinute)).toBeLessThanOrEqual(25 * count);
  },
  60_000,
);
