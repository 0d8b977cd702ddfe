import { expect, test } from 'vitest';
import { createClock } from './create-clock.ts';

const START = Date.UTC(2026, 10, 20, 14, 0, 0);

/** A clock with an action every second, and a note of what ran when. */
function ticking() {
  const clock = createClock({ startAt: START, rate: 0 });
  const seen: number[] = [];
  clock.every(1000, () => void seen.push((clock.now() - START) / 1000));
  return { clock, seen };
}

test('the same number of steps leads to the same place', async () => {
  const first = ticking();
  await first.clock.advance(3500);
  const second = ticking();
  const replay = second.clock.startReplay();
  await replay.advanceTo(START + 3500);
  while (second.clock.steps < first.clock.steps) await replay.step();
  expect(second.seen).toEqual(first.seen);
  expect(second.clock.now()).toBe(first.clock.now());
});

test('an advance that was cut off is carried to its end', async () => {
  const { clock, seen } = ticking();
  const replay = clock.startReplay();
  const asked = clock.advance(3000);
  await replay.advanceTo(START + 3000);
  await replay.step();
  expect(seen).toEqual([0]);
  replay.end(START);
  await asked;
  expect(seen).toEqual([0, 1, 2, 3]);
  expect(clock.now()).toBe(START + 3000);
});

test('a step that cannot be is told', async () => {
  const idle = createClock({ startAt: START, rate: 0 });
  await expect(idle.startReplay().step()).rejects.toThrow('nothing is due');
  const stuck = createClock({ startAt: START, rate: 0 });
  const work = Promise.withResolvers<undefined>();
  stuck.at(START, () => work.promise);
  const replay = stuck.startReplay();
  await replay.step();
  await expect(replay.step()).rejects.toThrow('still under way');
});

test('real time stands during a replay, and one event sees one time', () => {
  const clock = createClock({ startAt: START, rate: 1000 });
  clock.startReplay();
  const before = clock.now();
  clock.hold(START + 5);
  expect(clock.now()).toBe(START + 5);
  clock.release();
  expect(clock.now()).toBe(before);
  clock.stop();
});

test('a rate that is set during an advance counts from its end', async () => {
  const clock = createClock({ startAt: START, rate: 0 });
  clock.at(START + 500, () => clock.setRate(2));
  await clock.advance(1000);
  expect(clock.rate).toBe(2);
  clock.stop();
});
