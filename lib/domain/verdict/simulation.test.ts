import { describe, expect, test } from 'vitest';
import { createEvidence, ENOUGH_EVIDENCE } from './create-evidence.ts';
import { createJoiner } from './create-joiner.ts';
import { smallestVisibleIncrease } from './smallest-visible-increase.ts';
import { isEverWorse, type Lateness } from '../../../testing/verdict/play-late-readings.ts';
import { playUntilWorse } from '../../../testing/verdict/play-until-worse.ts';
import { compareWithFisher } from '../../../testing/verdict/compare-with-fisher.ts';
import { createRandom } from '../statistics/create-random.ts';
import { differenceTraffics } from '../../../testing/verdict/difference-traffics.ts';
import { howMuch } from '../../../testing/how-much.ts';
import { fisherP } from '../../../testing/verdict/fisher-p.ts';
import { noDifferenceTraffics } from '../../../testing/verdict/no-difference-traffics.ts';
import { drawMinute, steady } from '../../../testing/verdict/traffic.ts';

const ROLLOUTS = howMuch({ quick: 1_400, full: 20_000, proof: 200_000 });

describe('under no difference', () => {
  test(`at most 1% of ${ROLLOUTS} rollouts, looked at every minute, are ever called worse: over all, and in each shape`, () => {
    const random = createRandom(1);
    const traffics = noDifferenceTraffics();
    const each = Math.ceil(ROLLOUTS / traffics.length);
    const worse = new Map<string, number>();
    for (const { shape, traffic } of traffics)
      for (let rollout = 0; rollout < each; rollout++)
        if (playUntilWorse(random, traffic, 60) !== null) worse.set(shape, (worse.get(shape) ?? 0) + 1);
    const rollouts = each * traffics.length;
    expect(rollouts).toBeGreaterThanOrEqual(ROLLOUTS);
    const all = [...worse.values()];
    expect(all.reduce((sum, count) => sum + count, 0) / rollouts).toBeLessThanOrEqual(0.01);
    for (const count of all) expect(count / (rollouts / 4)).toBeLessThanOrEqual(0.01);
  }, 300_000);
});

describe('under no difference, with readings that are not complete', () => {
  const all = [1, 1, 1, 1, 1];
  const mostly = [0.9, 0.97, 0.99, 0.995, 0.998];
  const half = [0.5, 0.9, 0.97, 0.99, 0.995];
  /** Calls of 30 s: CloudWatch has them only once they have ended. */
  const ended = [0.58, 1, 1, 1, 1];
  const fiveSecondsLater = [0.82, 0.96, 0.99, 0.995, 0.998];
  const side = (good: number[], failed: number[]) => ({ good, failed });

  // Where calls may take long, a minute counts when it is a minute old (rolloutVerdictOf).
  test.each([
    ['late by chance', 0, side(mostly, mostly), side(mostly, mostly)],
    ['failing calls later than good ones', 0, side(mostly, half), side(mostly, half)],
    ['failing calls earlier than good ones', 0, side(half, all), side(half, all)],
    ['short good calls of the candidate later', 0, side(mostly, mostly), side(fiveSecondsLater, mostly)],
    ['short failing calls of the baseline later', 0, side(mostly, fiveSecondsLater), side(mostly, mostly)],
    ['long good calls of the candidate later, failing ones at once', 1, side(all, all), side(ended, all)],
    ['long failing calls of the baseline later, those of the candidate at once', 1, side(all, ended), side(all, all)],
  ])(
    'at most one rollout in a hundred is ever shown as worse: %s',
    (name, settle, baseline, candidate) => {
      const random = createRandom(4);
      const each = howMuch({ quick: 2, full: 10, proof: 100 });
      const shown = { worse: 0, rollouts: 0 };
      for (const { traffic } of noDifferenceTraffics())
        for (let rollout = 0; rollout < each; rollout++) {
          shown.rollouts += 1;
          if (isEverWorse(random, traffic, { name, baseline, candidate }, 40, settle)) shown.worse += 1;
        }
      expect(shown.rollouts).toBe(140 * each);
      expect(shown.worse / shown.rollouts).toBeLessThanOrEqual(0.01);
    },
    120_000,
  );

  test('half of the calls at 3,000 a minute, where a bias would show first', () => {
    const random = createRandom(5);
    const long = { name: 'long', baseline: side(all, ended), candidate: side(all, all) };
    const short = { name: 'short', baseline: side(mostly, fiveSecondsLater), candidate: side(mostly, mostly) };
    const traffic = steady(3000, 0.5, 0.1, 0.1);
    const share = (late: Lateness, settle: number) =>
      Array.from({ length: 200 }, () => isEverWorse(random, traffic, late, 40, settle)).filter(Boolean).length / 200;
    expect(share(short, 0)).toBeLessThanOrEqual(0.01);
    expect(share(long, 1)).toBeLessThanOrEqual(0.01);
    // This is why long calls are waited for.
    expect(share(long, 0)).toBeGreaterThan(0.3);
  });
});

describe('under a difference', () => {
  test('watching costs at most 2.5 times the calls of one look at the best moment', () => {
    const random = createRandom(2);
    // The whole table takes longer: see docs/verdict.md. With slow traffic a small difference takes a day, so it is
    // only there.
    const every = howMuch({ quick: 6, full: 1 });
    for (const { traffic } of differenceTraffics().filter((_, index) => index % every === 0)) {
      const comparison = compareWithFisher(random, traffic, howMuch({ quick: 300, full: 500, proof: 5_000 }), 100);
      if (comparison === null) continue;
      expect(comparison.ratio).not.toBeNull();
      expect(comparison.ratio).toBeLessThanOrEqual(2.5);
    }
  }, 120_000);

  test('an increase of the size that is said to be visible is called in about nine rollouts of ten', () => {
    const random = createRandom(3);
    for (const [calls, share, rate, minutes] of [
      [30, 0.1, 0.01, 60],
      [300, 0.1, 0.01, 20],
      [300, 0.5, 0.05, 20],
      [3000, 0.1, 0.001, 20],
      [3000, 0.1, 0.1, 60],
    ] as const) {
      const points = visiblePoints(random, calls, share, rate, minutes);
      const traffic = steady(calls, share, rate, rate + (points ?? 0) / 100);
      let called = 0;
      for (let rollout = 0; rollout < 400; rollout++)
        if (playUntilWorse(random, traffic, minutes) !== null) called += 1;
      expect(called / 400).toBeGreaterThanOrEqual(0.87);
      expect(called / 400).toBeLessThanOrEqual(0.99);
    }
  });
});

/** The smallest visible increase in a rollout without a difference. */
function visiblePoints(random: () => number, calls: number, share: number, rate: number, minutes: number) {
  const { take, sizes } = createEvidence();
  const join = createJoiner();
  for (let minute = 0; minute < minutes; minute++) {
    const block = join(drawMinute(random, steady(calls, share, rate, rate), minute));
    if (block !== null) take(block);
  }
  // The baseline's true rate, not the observed one, so that one lucky draw does not decide.
  return smallestVisibleIncrease({ ...sizes, baselineHits: sizes.baselineCalls * rate });
}

test("Fisher's exact test, as scipy has it", () => {
  const block = { baselineCalls: 3702, baselineHits: 9, candidateCalls: 412, candidateHits: 17 };
  expect(fisherP(block) / 1.003653395623946e-11).toBeCloseTo(1, 9);
  expect(fisherP({ baselineCalls: 90, baselineHits: 2, candidateCalls: 10, candidateHits: 3 })).toBeCloseTo(
    0.00663791289711761,
    12,
  );
  expect(ENOUGH_EVIDENCE).toBe(100);
});
