import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toIso, toMs } from '../time/iso.ts';
import { createRandom } from '../statistics/create-random.ts';
import { drawBinomial } from '../../../testing/verdict/draw-binomial.ts';
import { describeBeside, describeSlowVerdict, describeVerdict } from './describe-verdict.ts';
import { toRolloutVerdict } from './to-rollout-verdict.ts';
import { verdictOf } from './verdict-of.ts';
import type { Verdict, VerdictInput, VerdictMinute } from './verdict.ts';

const START = '2026-11-21T14:00:00.000Z';
const at = (minute: number) => toIso(toMs(START) + minute * 60_000);

function reading(version: string, minute: number, invocations: number, errors = 0): VerdictMinute {
  return { version, at: at(minute), invocations, errors, throttles: 0, slowCalls: 0 };
}

function input(minutes: readonly VerdictMinute[], rest: Partial<VerdictInput> = {}): VerdictInput {
  return {
    baselineVersion: '41',
    candidateVersion: '42',
    minutes,
    routed: [{ at: at(-10), percent: 10 }],
    from: START,
    to: null,
    now: at(2000),
    slowLimitMs: 800,
    ...rest,
  };
}

/** A 10% canary with the same counts each minute. */
function canary(minutes: number, calls: number, candidateErrors: number, baselineErrors = 0): VerdictMinute[] {
  return Array.from({ length: minutes }, (_, minute) => [
    reading('41', minute, calls * 9, baselineErrors),
    reading('42', minute, calls, candidateErrors),
  ]).flat();
}

const keptOf = (verdict: Verdict, candidateVersion: string | null = '42') =>
  toRolloutVerdict(verdict, { baselineVersion: '41', candidateVersion }, { ms: 800, alarm: null });
const wordsOf = (verdict: Verdict, candidateVersion: string | null = '42') =>
  describeVerdict(keptOf(verdict, candidateVersion));

describe('the kinds of verdict', () => {
  test('where the old version fails every call, it is not said that millions of calls are too few', () => {
    const both = verdictOf(input(canary(30, 100_000, 100_000, 900_000)));
    expect(wordsOf(both).headline).toBe('No room for an increase');
    expect(wordsOf(both).detail).toContain(
      'Nearly all calls of version 41 failed, which leaves no room for an increase that these calls would show.',
    );
    expect(wordsOf(verdictOf(input(canary(1, 2, 2, 2)))).headline).toBe('Too few calls to tell');
  });

  test('a bad canary is worse from the minute on with which the evidence reached 100; what is said has all counts so far', () => {
    const verdict = verdictOf(input(canary(10, 30, 2)));
    expect(verdict.kind).toBe('worse');
    expect(verdict.evidence).toBeGreaterThan(100);
    expect(verdict.worse?.at).toBe(at(2));
    expect(verdict.worse?.candidate).toMatchObject({ calls: 60, hits: 4 });
    expect(wordsOf(verdict).headline).toBe('Version 42 fails more often');
    expect(wordsOf(verdict).detail).toBe('20 of 300 calls against 0 of 2,700 calls; chance of a false alarm under 1%.');
    expect(verdict.points).toHaveLength(10);
    expect(verdict.points[0]?.at).toBe(START);
    expect(verdict.points[0]?.log10).toBeLessThan(2);
    expect(verdict.points[1]?.log10).toBeGreaterThanOrEqual(2);
    expect(verdict.countedUntil).toBe(at(10));
  });

  test('worse stays worse when the candidate recovers', () => {
    const recovered = canary(500, 30, 0, 3).map((minute) => ({ ...minute, at: toIso(toMs(minute.at) + 600_000) }));
    const verdict = verdictOf(input([...canary(10, 30, 2), ...recovered]));
    expect(verdict.evidence).toBeLessThan(100);
    expect(verdict).toMatchObject({ kind: 'worse', worse: { at: at(2) } });
  });

  test('few calls are too few, many are no difference, with the smallest increase that would have been seen', () => {
    const few = verdictOf(input(canary(2, 20, 0)));
    expect(few.kind).toBe('too-few');
    expect(wordsOf(few).headline).toBe('Too few calls to tell');
    const many = verdictOf(input(canary(30, 30, 0, 3)));
    expect(many.kind).toBe('no-difference');
    expect(many.smallestVisiblePoints).toBeLessThan(5);
    expect(many.smallestVisiblePoints).toBeGreaterThan(1);
    expect(wordsOf(many).detail).toBe(
      '0 of 900 calls of version 42 failed, 90 of 8,100 calls of version 41. ' +
        `An increase of ${many.smallestVisiblePoints?.toFixed(1)} points would have been seen with 90% probability, a smaller one perhaps not.`,
    );
    expect(verdictOf(input(canary(30, 30, 0, 3), { limitPoints: 0.5 })).kind).toBe('too-few');
  });

  test('rates come with intervals that hold for small counts', () => {
    const { candidate } = verdictOf(input(canary(1, 20, 0)));
    expect(candidate.percent).toBe(0);
    expect(candidate.interval?.lowPercent).toBe(0);
    expect(candidate.interval?.highPercent).toBeCloseTo(16.11, 1);
  });

  test('one silent version, no shift yet or no versions: nothing, with the reason', () => {
    const silent = verdictOf(input([reading('41', 0, 100), reading('41', 1, 100, 3)]));
    expect(silent).toMatchObject({ kind: 'nothing', evidence: 1, smallestVisiblePoints: null });
    expect(wordsOf(silent).detail).toBe('Version 42 has had no calls that were counted yet.');
    expect(silent.candidate).toEqual({ calls: 0, hits: 0, percent: null, interval: null });
    expect(wordsOf(verdictOf(input([reading('42', 0, 100)]))).detail).toContain('Version 41 has had no calls');
    expect(wordsOf(verdictOf(input([reading('41', 0, 100), reading('42', 60, 9)]))).detail).toContain(
      'at about the same time',
    );
    expect(verdictOf(input(canary(9, 9, 9), { from: null })).kind).toBe('nothing');
    expect(wordsOf(verdictOf(input(canary(9, 9, 9), { candidateVersion: null })), null).detail).toContain(
      'not two versions',
    );
    expect(verdictOf(input([]))).toMatchObject({ kind: 'nothing', countedUntil: null, points: [] });
  });

  test('slow calls and throttles are judged by the same test; a throttled request is no invocation', () => {
    const minutes = canary(10, 30, 0).map((minute) =>
      minute.version === '42' ? { ...minute, slowCalls: 20, throttles: 30 } : minute,
    );
    const verdict = verdictOf(input(minutes));
    expect(verdict.kind).not.toBe('worse');
    expect(verdict.slow?.kind).toBe('worse');
    const kept = keptOf(verdict);
    expect(kept.slow && describeSlowVerdict(kept.slow, kept).headline).toBe(
      'Version 42 is slow more often over 800 ms',
    );
    expect(kept.besides.map((beside) => describeBeside(beside, kept))).toEqual([
      expect.stringMatching(/^Version 42 is throttled more often: \d+ of \d+ calls against 0 of /),
    ]);
    expect(verdict.throttles).toMatchObject({ kind: 'worse', candidate: { calls: 600, hits: 300, percent: 50 } });
    expect(verdictOf(input(minutes, { slowLimitMs: null })).slow).toBeNull();
  });
});

describe('late data', () => {
  test('a minute counts when it is old enough, and only those of the rollout', () => {
    const minutes = [-2, -1, 0, 1, 2, 3].flatMap((minute) => [reading('41', minute, 90), reading('42', minute, 10)]);
    const counted = (rest: Partial<VerdictInput>) => verdictOf(input(minutes, rest)).baseline.calls / 90;
    expect(counted({})).toBe(4);
    expect(counted({ now: at(3) })).toBe(2);
    expect(counted({ now: at(3), settleMs: 0 })).toBe(3);
    expect(counted({ now: at(3), settleMs: 120_000 })).toBe(1);
    expect(counted({ to: at(2) })).toBe(2);
    // The minute in which the shift began counts from its start.
    expect(counted({ from: toIso(toMs(at(1)) + 30_000) })).toBe(3);
  });

  test('a revision is re-read as if it had always been there', () => {
    const before = canary(10, 30, 0);
    const revised = [...before, reading('42', 3, 45, 15)];
    expect(verdictOf(input(before)).kind).not.toBe('worse');
    const verdict = verdictOf(input(revised));
    expect(verdict).toMatchObject({ kind: 'worse', worse: { at: at(4) }, candidate: { calls: 315, hits: 15 } });
    expect(verdict.oddities).toEqual({ fell: 0, aboveCalls: 0, invalid: 0 });
  });
});

describe('bad input', () => {
  test('counts that go down between reads: the larger are kept, and it is said', () => {
    const verdict = verdictOf(input([...canary(3, 30, 2), reading('42', 1, 12, 0)]));
    expect(verdict.candidate).toMatchObject({ calls: 90, hits: 6 });
    expect(verdict.oddities.fell).toBe(2);
  });

  test('failures above calls are all of the calls', () => {
    const verdict = verdictOf(input([reading('41', 0, 90, 0), reading('42', 0, 10, 25)]));
    expect(verdict.candidate).toMatchObject({ calls: 10, hits: 10, percent: 100 });
    expect(verdict.oddities.aboveCalls).toBe(1);
  });

  test('minutes out of order give the same verdict, and missing ones are not called', () => {
    const minutes = canary(20, 30, 1).filter((_, index) => index % 7 !== 3);
    expect(verdictOf(input(minutes.toReversed()))).toEqual(verdictOf(input(minutes)));
    expect(verdictOf(input(minutes)).candidate.calls).toBeLessThan(600);
  });

  test('what is unknown is not 0: a version whose failures are not known is left out of that minute', () => {
    const minutes = canary(2, 30, 1).map((minute) =>
      minute.version === '42' && minute.at === START ? { ...minute, errors: null } : minute,
    );
    expect(verdictOf(input(minutes)).candidate).toMatchObject({ calls: 30, hits: 1 });
    expect(verdictOf(input(minutes)).slow?.candidate.calls).toBe(60);
  });

  test('numbers and times that are none are left out and counted', () => {
    const odd = { ...reading('42', 5, Number.NaN, -3), throttles: Number.POSITIVE_INFINITY };
    const verdict = verdictOf(input([...canary(2, 30, 1), odd, { ...reading('42', 0, 5), at: 'yesterday' }]));
    expect(verdict.oddities.invalid).toBe(4);
    expect(verdict.candidate).toMatchObject({ calls: 60, hits: 2 });
  });

  test('whatever is read, it never throws, and no number of the answer is NaN or infinite', () => {
    const count = fc.oneof(
      fc.constant(null),
      fc.nat(20),
      fc.nat(1_000_000),
      fc.double(),
      fc.constantFrom(Number.NaN, -1, 0.5, 1e308, Number.MAX_SAFE_INTEGER),
    );
    const minute = fc.record({
      version: fc.constantFrom('41', '42', '$LATEST'),
      at: fc.oneof(
        fc.integer({ min: -3, max: 40 }).map(at),
        fc.constantFrom('', 'not a time', '+275760-09-13T00:00:00.000Z'),
      ),
      invocations: count,
      errors: count,
      throttles: count,
      slowCalls: count,
    });
    const routed = fc.array(fc.record({ at: fc.integer({ min: -9, max: 40 }).map(at), percent: fc.double() }));
    fc.assert(
      fc.property(fc.array(minute, { maxLength: 60 }), routed, (minutes, points) => {
        const verdict = verdictOf(input(minutes, { routed: points }));
        expect(notFinite(verdict)).toEqual([]);
        expect(JSON.stringify(verdict)).not.toContain('NaN');
      }),
      { numRuns: 300 },
    );
  });
});

describe('the split', () => {
  const split = (minutes: VerdictMinute[], rest: Partial<VerdictInput> = {}) => verdictOf(input(minutes, rest)).split;

  test('as an independent program has it', () => {
    const minutes = [5, 9, 11].flatMap((calls, minute) => [
      reading('41', minute, 30 - calls),
      reading('42', minute, calls),
    ]);
    expect(split(minutes.slice(0, 2)).evidence).toBeCloseTo(0.8276402014393448, 9);
    expect(split(minutes.slice(0, 4)).evidence).toBeCloseTo(9.739070259565418, 9);
    expect(split(minutes).evidence / 5681.351057794112).toBeCloseTo(1, 9);
    expect(split(minutes)).toMatchObject({ kind: 'does-not-fit', since: at(3), expectedPercent: 10 });
  });

  test('at most 1% of rollouts whose split is right are ever said not to fit', () => {
    const random = createRandom(4);
    let alarms = 0;
    for (let rollout = 0; rollout < 1000; rollout++) {
      const calls = [3, 30, 300, 3000][rollout % 4] ?? 3;
      const minutes = Array.from({ length: 40 }, (_, minute) => {
        const candidate = drawBinomial(random, calls, minute < 20 ? 0.1 : 0.5);
        return [reading('41', minute, calls - candidate), reading('42', minute, candidate)];
      }).flat();
      const routed = [
        { at: at(-5), percent: 10 },
        { at: at(20), percent: 50 },
      ];
      if (split(minutes, { routed }).kind === 'does-not-fit') alarms += 1;
    }
    expect(alarms).toBeLessThanOrEqual(10);
  });

  test('sticky clients are found, also after hours that fitted', () => {
    const fits = canary(120, 30, 0);
    const sticks = canary(20, 30, 0).map((minute) => ({
      ...minute,
      at: toIso(toMs(minute.at) + 120 * 60_000),
      invocations: minute.version === '42' ? 2 : 298,
    }));
    expect(split(fits)).toMatchObject({ kind: 'fits', observedPercent: 10 });
    const found = split([...fits, ...sticks]);
    expect(found.kind).toBe('does-not-fit');
    const words = describeBeside({ ...found, kind: 'split' }, { baselineVersion: '41', candidateVersion: '42' });
    expect(words).toMatch(
      /^The split is not what the alias says: The new version got [\d.]+% of [\d,]+ calls; the alias says 10%/,
    );
    expect(toMs(found.since ?? '')).toBeLessThan(toMs(at(123)));
  });

  test('minutes next to a step and minutes of an unknown share are left out', () => {
    const minutes = canary(10, 30, 0);
    expect(split(minutes, { routed: [] })).toMatchObject({ kind: 'nothing', expectedPercent: null });
    const step = { at: toIso(toMs(at(4)) + 10_000), percent: 50 };
    const found = split(minutes.slice(0, 10), { routed: [{ at: at(-9), percent: 10 }, step] });
    // Minute 4 has the step in it, minute 3 ends 10 s before it.
    expect(found.calls).toBe(900);
    const gap = [
      { at: at(-9), percent: 10 },
      { at: at(3), percent: null },
      { at: at(6), percent: 10 },
    ];
    // Minutes 0, 1, 7, 8 and 9: those next to the gap may have a step in them.
    expect(split(minutes, { routed: gap }).calls).toBe(1500);
  });
});

function notFinite(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => notFinite(inner, `${path}.${key}`));
}
