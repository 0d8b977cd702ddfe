import { expect, test } from 'vitest';
import { createClock } from './create-clock.ts';

const START = Date.UTC(2026, 10, 20, 14, 0, 0);

test('advance runs due actions in time order, each seeing its own due time', async () => {
  const clock = createClock({ startAt: START, rate: 0 });
  const seen: [string, number][] = [];
  clock.at(START + 3000, () => void seen.push(['c', clock.now() - START]));
  clock.at(START + 1000, () => {
    seen.push(['a', clock.now() - START]);
    clock.at(START + 2000, () => void seen.push(['b', clock.now() - START]));
  });
  clock.at(START + 9000, () => void seen.push(['never', clock.now() - START]));
  await clock.advance(5000);
  expect(seen).toEqual([
    ['a', 1000],
    ['b', 2000],
    ['c', 3000],
  ]);
  expect(clock.now()).toBe(START + 5000);
});

test('actions of the same moment run in the order in which they were booked', async () => {
  const clock = createClock({ startAt: START, rate: 0 });
  const seen: number[] = [];
  for (let i = 0; i < 50; i++) clock.at(START + 10, () => void seen.push(i));
  await clock.advance(10);
  expect(seen).toEqual(Array.from({ length: 50 }, (_, i) => i));
});

test('an action that awaits holds up those after it', async () => {
  const clock = createClock({ startAt: START, rate: 0 });
  const seen: string[] = [];
  clock.at(START + 1, async () => {
    await Promise.resolve();
    seen.push('first');
  });
  clock.at(START + 2, () => void seen.push('second'));
  await clock.advance(5);
  expect(seen).toEqual(['first', 'second']);
});

test('every runs on multiples since the epoch until cancelled', async () => {
  const clock = createClock({ startAt: START + 30_500, rate: 0 });
  const seen: number[] = [];
  const cancel = clock.every(60_000, () => void seen.push(clock.now() - START));
  await clock.advance(150_000);
  cancel();
  await clock.advance(150_000);
  expect(seen).toEqual([60_000, 120_000, 180_000]);
});

test('a cancelled action does not run, a failing one does not stop the others', async () => {
  const failures: unknown[] = [];
  const clock = createClock({
    startAt: START,
    rate: 0,
    onError: (error) => void failures.push(error),
  });
  const seen: string[] = [];
  clock.at(START + 1, () => {
    throw new Error('on purpose');
  });
  clock.at(START + 2, () => void seen.push('cancelled'))();
  clock.at(START + 3, () => void seen.push('after'));
  await clock.advance(10);
  expect(seen).toEqual(['after']);
  expect(failures).toHaveLength(1);
});

test('two advances take turns', async () => {
  const clock = createClock({ startAt: START, rate: 0 });
  await Promise.all([clock.advance(1000), clock.advance(500)]);
  expect(clock.now()).toBe(START + 1500);
});
