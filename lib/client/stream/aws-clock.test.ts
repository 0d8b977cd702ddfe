import { expect, test } from 'vitest';
import { createAwsClock } from './aws-clock.ts';
import { toMs } from '../../domain/time/iso.ts';

const START = '2026-11-21T14:00:00.000Z';

function clockAt(rate = 1) {
  let elapsedMs = 0;
  const clock = createAwsClock(START, rate, () => elapsedMs);
  return { clock, pass: (ms: number) => (elapsedMs += ms), seconds: () => (clock.now() - toMs(START)) / 1000 };
}

test('it counts on from the time that it got, whatever the clock of the machine says', () => {
  const { pass, seconds } = clockAt();
  pass(90_000);
  expect(seconds()).toBe(90);
});

test('a simulated clock that runs ten times as fast counts ten seconds a second', () => {
  const { pass, seconds } = clockAt(10);
  pass(1000);
  expect(seconds()).toBe(10);
});

test('a correction within the travel time of a message is not followed, a larger one is', () => {
  const { clock, pass, seconds } = clockAt();
  pass(10_000);
  clock.correct('2026-11-21T14:00:10.400Z', 1);
  expect(seconds()).toBe(10);
  clock.correct('2026-11-21T14:00:13.000Z', 1);
  expect(seconds()).toBe(13);
});

test('a changed rate counts from the moment at which it was announced', () => {
  const { clock, pass, seconds } = clockAt();
  pass(5000);
  clock.correct('2026-11-21T14:00:05.000Z', 60);
  pass(1000);
  expect(seconds()).toBe(65);
});

test('what is no instant is not followed, and the first reading stays known', () => {
  const { clock, pass, seconds } = clockAt();
  pass(3000);
  clock.correct('soon', 1);
  expect(seconds()).toBe(3);
  expect(clock.firstNow()).toBe(toMs(START));
});
