import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AlarmDefinition } from '../alarms/alarm.ts';
import { makeDefinition, makeMathsDefinition } from '../../../testing/domain/make-definition.ts';
import { makeDetectionInput } from '../../../testing/domain/make-detection-input.ts';
import { makeAlarm } from '../../../testing/domain/make-group.ts';
import { planOfConfig } from '../plan/plan-of-config.ts';
import { detectionOf } from './detection-of.ts';
import type { DetectionInput } from './detection-input.ts';

const canary = planOfConfig('canary', { type: 'TimeBasedCanary', canaryPercentage: 10, canaryIntervalMinutes: 5 });
const linear = planOfConfig('linear', { type: 'TimeBasedLinear', linearPercentage: 10, linearIntervalMinutes: 1 });
const atOnce = planOfConfig('at once', { type: 'AllAtOnce' });
const ofCandidate = {
  FunctionName: 'payments-webhook',
  Resource: 'payments-webhook:live',
  ExecutedVersion: '64',
};

function detect(definition: AlarmDefinition | null, change: Partial<DetectionInput> = {}) {
  const detection = detectionOf(makeDetectionInput({ alarms: [makeAlarm({ definition })], ...change }));
  if (detection === null) throw new Error('this plan has steps');
  return detection;
}

function stopped(detection: ReturnType<typeof detect>): (number | null)[] {
  return detection.cases.map((one) => one.stoppedPercent);
}

function oneOf(count: number, change: Partial<AlarmDefinition> = {}): AlarmDefinition {
  return makeDefinition({ threshold: 1, evaluationPeriods: count, datapointsToAlarm: count, ...change });
}

describe('detectionOf, against numbers worked out by hand', () => {
  test('one error of a version that always fails: the chance of any call in the minutes that are looked at in time', () => {
    // 0.3 calls a minute. A minute counts when its end + 40…50 s + 12 s is no later than 300 s.
    let sum = 0;
    for (let phase = 0; phase < 60; phase += 0.5)
      for (let delay = 40; delay < 50; delay += 0.5) {
        const seenUntil = Math.floor((300 - 12 - delay + phase) / 60) * 60 - phase;
        sum += 1 - Math.exp((-0.3 * seenUntil) / 60);
      }
    const expected = (sum / (120 * 20)) * 100;
    const definition = oneOf(1, { dimensions: ofCandidate });
    const percent = stopped(detect(definition, { callsPerMinute: 3 }))[3] ?? 0;
    expect(Math.abs(percent - expected)).toBeLessThan(2);
  });

  test('three full minutes of errors are there in time, five hardly ever', () => {
    const inThree = detect(oneOf(3), { callsPerMinute: 10_000 }).cases[3];
    expect(inThree?.stoppedPercent).toBe(100);
    // The third minute ends 180 s after the start of the minute in which the plan began: 150 s on average, + 45 + 12.
    expect(Math.abs((inThree?.medianSeconds ?? 0) - 207)).toBeLessThan(5);
    // 300 − phase + delay + 12 ≤ 300 only if the plan begins at the end of a minute: 0.6 of 12 phases.
    expect(Math.abs((stopped(detect(oneOf(5), { callsPerMinute: 10_000 }))[3] ?? 0) - 5)).toBeLessThan(1.5);
    expect(stopped(detect(oneOf(6), { callsPerMinute: 10_000 }))[3]).toBe(0);
  });

  test('failed calls until 100% are share × time × rate, when nothing stops it', () => {
    const { cases, candidateCalls } = detect(oneOf(11), { plan: linear });
    // 10% + 20% + … + 90% of 100 calls, a minute each.
    expect(candidateCalls).toBeCloseTo(450);
    expect(cases.map((one) => Math.round(one.failedCalls ?? -1))).toEqual([5, 23, 90, 450]);
    expect(cases[3]).toMatchObject({ stoppedPercent: 0, medianSeconds: null });
  });

  test('a tenth of the traffic hides a version that always fails from a rate of the whole alias', () => {
    const wide = { FunctionName: 'payments-webhook', Resource: 'payments-webhook:live' };
    const over20 = { threshold: 20 };
    expect(
      stopped(detect(makeMathsDefinition('100 * errors / calls', wide, over20), { callsPerMinute: 5000 })),
    ).toEqual([0, 0, 0, 0]);
    expect(
      stopped(detect(makeMathsDefinition('100 * errors / calls', ofCandidate, over20), { callsPerMinute: 5000 }))[3],
    ).toBe(100);
    const average = makeDefinition({
      statistic: 'Average',
      threshold: 0.05,
      evaluationPeriods: 1,
      datapointsToAlarm: 1,
    });
    expect(stopped(detect(average, { callsPerMinute: 5000 }))).toEqual([0, 0, 0, 100]);
  });

  test('missing data that breaches stops every deployment of a function that nobody calls', () => {
    expect(stopped(detect(oneOf(3, { treatMissingData: 'breaching' }), { callsPerMinute: 0 }))).toEqual([
      100, 100, 100, 100,
    ]);
  });

  test.each([oneOf(1), oneOf(3), oneOf(3, { dimensions: ofCandidate }), null])(
    '%#: without calls there is nothing to work it out from',
    (definition) => {
      expect(detect(definition, { callsPerMinute: 0 })).toMatchObject({ cases: [], never: null });
    },
  );

  test('errors of the old version stop a good one too, and it says so', () => {
    const { cases, assumptions } = detect(oneOf(1), { baselineErrorPercent: 50 });
    expect(cases[0]?.stoppedPercent).toBe(100);
    expect(assumptions[0]).toBe(
      'A new version that fails no more than version 63 would be stopped in 100% of deployments too.',
    );
  });
});

describe('detectionOf', () => {
  test('says at low traffic how few calls there are', () => {
    expect(detect(makeDefinition(), { callsPerMinute: 3 }).assumptions[0]).toBe(
      'At 3 calls a minute the 10% canary of 5 minutes sees one or two calls.',
    );
    expect(detect(makeDefinition(), { callsPerMinute: 0.5, plan: linear }).assumptions[0]).toBe(
      'At 0.5 calls a minute the new version sees in the 9 minutes before it has all the traffic two or three calls.',
    );
    expect(detect(makeDefinition()).assumptions[0]).toMatch(/^100 calls a minute come through payments-webhook:live/);
  });

  test('all at once leaves no time, whatever the alarm', () => {
    const { cases, assumptions } = detect(oneOf(1), { plan: atOnce });
    expect(cases[3]).toEqual({
      errorPercent: 100,
      stoppedPercent: 0,
      failedCalls: 0,
      lateStoppedPercent: null,
      medianSeconds: null,
    });
    expect(assumptions).toEqual([expect.stringContaining('from the first second')]);
  });

  test('an alarm that is red stops all at once, also one that cannot be simulated', () => {
    const alarms = [makeAlarm({ name: 'either', state: 'ALARM', definition: null })];
    const { cases, assumptions, counted, notCounted } = detect(null, { alarms });
    expect(cases.every((one) => one.stoppedPercent === 100 && one.failedCalls === 0)).toBe(true);
    expect(assumptions[0]).toContain('either is in ALARM already');
    expect([counted, notCounted]).toEqual([['either'], []]);
  });

  test('an unknown plan has no answer', () => {
    const unknown = planOfConfig('own', null);
    expect(detectionOf({ ...anyInput, plan: unknown })).toBeNull();
  });

  test.each<[AlarmDefinition | null, string, boolean?]>([
    [null, 'composite'],
    [makeDefinition({ metricName: 'Duration', statistic: 'p99' }), 'It watches Duration'],
    [makeDefinition({ statistic: 'TM(5%:95%)' }), 'TM(5%:95%)'],
    [makeDefinition({ namespace: 'Shop' }), 'It watches Shop'],
    [makeDefinition({ dimensions: {} }), 'It sees no call of this alias', true],
    [makeDefinition({ dimensions: { ...ofCandidate, ExecutedVersion: '12' } }), 'It sees version 12 only', true],
    [makeDefinition({ threshold: null }), 'a band that moves'],
    [makeDefinition({ periodSeconds: null }), 'did not say'],
    [makeDefinition({ periodSeconds: 10 }), 'shorter than the minute'],
    [makeDefinition({ periodSeconds: 86_400 }), 'looks back over 72 h'],
    [makeMathsDefinition('RATE(errors)', ofCandidate), 'not reckoned here'],
    [makeMathsDefinition('errors / rate', ofCandidate), 'not reckoned here'],
  ])('%#: leaves out what it cannot simulate, and says why', (definition, why, isBlind = false) => {
    const { counted, notCounted, cases, assumptions } = detect(definition);
    expect(counted).toEqual([]);
    expect(notCounted[0]?.why).toContain(why);
    expect(cases[3]).toMatchObject(
      isBlind ? { stoppedPercent: 0, failedCalls: 50 } : { stoppedPercent: null, failedCalls: null },
    );
    expect(assumptions.at(-1)).toContain(isBlind ? 'none of them stops it' : 'is not known');
  });

  test('beside an alarm that is reckoned, one that may watch failures makes the chance a least one', () => {
    const known = makeAlarm({ name: 'known', definition: oneOf(1) });
    const isAtLeast = (definition: AlarmDefinition) =>
      detect(null, { alarms: [known, makeAlarm({ name: 'other', definition })] }).isAtLeast;
    expect(isAtLeast(makeDefinition({ namespace: 'Shop' }))).toBe(true);
    expect(isAtLeast(makeDefinition({ metricName: 'Duration', statistic: 'p99' }))).toBe(false);
    expect(isAtLeast(makeDefinition({ dimensions: {} }))).toBe(false);
    expect(isAtLeast(oneOf(2))).toBe(false);
  });

  test.each([
    { never: 'no-alarms', change: { alarms: [] } },
    { never: 'ignored', change: { alarms: [], isIgnored: true } },
    { never: 'all-at-once', change: { plan: atOnce } },
    { never: 'blind', change: { alarms: [makeAlarm({ state: 'NOT_FOUND', definition: null })] } },
    { never: null, change: {} },
    { never: null, change: { plan: atOnce, alarms: [makeAlarm({ state: 'ALARM' })] } },
  ])('never is said only where it is certain: $never', ({ never, change }) => {
    expect(detect(oneOf(1), change).never).toBe(never);
  });

  test.each([
    { p90Ms: null, late: null, why: 'how long calls take is not known' },
    { p90Ms: 39_000, late: null, why: 'they end before CloudWatch looks' },
    // 60 s for a full minute, 40 to 50 s until CloudWatch looks, 12 s until the stop, and the calls themselves: 300 s.
    { p90Ms: 120_000, late: 100, why: 'there is time for them' },
    { p90Ms: 300_000, late: 0, why: 'they last as long as the plan' },
    { p90Ms: 900_000, late: 0, why: 'they outlast it' },
  ])('calls of $p90Ms ms: $why', ({ p90Ms, late }) => {
    const { cases, assumptions } = detect(oneOf(1), { callsPerMinute: 10_000, p90Ms });
    expect(cases[3]).toMatchObject({ stoppedPercent: 100, lateStoppedPercent: late });
    expect(assumptions.some((sentence) => sentence.includes('counts a call when it has ended'))).toBe(late !== null);
  });

  test('long calls and late metrics only ever make a stop less likely', () => {
    const questions = fc.record({
      p90Ms: fc.integer({ min: 41_000, max: 900_000 }),
      callsPerMinute: fc.constantFrom(1, 10, 200),
      plan: fc.constantFrom(canary, linear),
    });
    fc.assert(
      fc.property(questions, fc.integer({ min: 1, max: 3 }), (question, count) => {
        for (const one of detect(oneOf(count), question).cases) {
          expect(one.lateStoppedPercent ?? -1).toBeGreaterThanOrEqual(0);
          expect(one.lateStoppedPercent ?? 101).toBeLessThanOrEqual((one.stoppedPercent ?? 0) + 4);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('says what late metrics would change, where they would', () => {
    const sentence = /^If metrics come a minute later than that, a version that fails 20%/;
    const found = (count: number) =>
      detect(oneOf(count), { callsPerMinute: 10_000 }).assumptions.find((each) => sentence.test(each));
    // One minute is there in time either way; of three full minutes and a late one some are not.
    expect(found(1)).toBeUndefined();
    expect(found(4)).toMatch(/is stopped in \d+% of deployments instead of \d+%/);
  });

  test.each<{ why: string; change: Partial<DetectionInput>; says: RegExp }>([
    {
      why: 'calls have come for a short while',
      change: { minutes: 12 },
      says: /^Calls have come for 12 minutes only/,
    },
    {
      why: 'the hours of the day differ',
      change: { callsByHour: [6000, 600, null, 12_000] },
      says: /the last day had between no calls a minute and 200 calls a minute/,
    },
    {
      why: 'few calls of the old version were counted',
      change: { baselineErrorPercent: 25, baselineCalls: 4 },
      says: /^Version 63 had 4 calls in that time, few to know/,
    },
  ])('says what it rests on: $why', ({ change, says }) => {
    const sentences = (of: Partial<DetectionInput>) =>
      detect(oneOf(1), of).assumptions.filter((each) => says.test(each));
    expect(sentences(change)).toHaveLength(1);
    expect(sentences({ minutes: 60, callsByHour: [6000, 6100], baselineCalls: 6000 })).toEqual([]);
  });

  test('the same question has the same answer', () => {
    expect(detect(oneOf(1), { callsPerMinute: 2 })).toEqual(detect(oneOf(1), { callsPerMinute: 2 }));
  });

  test('chances are chances, and grow with the errors of the candidate', () => {
    const definitions = fc.record({
      statistic: fc.constantFrom('Sum', 'Average', 'Maximum', 'Minimum'),
      threshold: fc.double({ min: 0.01, max: 40, noNaN: true }),
      periodSeconds: fc.constantFrom(60, 120, 300),
      evaluationPeriods: fc.integer({ min: 1, max: 4 }),
      datapointsToAlarm: fc.option(fc.integer({ min: 1, max: 6 })),
      treatMissingData: fc.constantFrom('missing', 'ignore', 'notBreaching', 'breaching', null),
      dimensions: fc.constantFrom(ofCandidate, makeDefinition().dimensions),
    });
    const questions = fc.record({
      plan: fc.constantFrom(canary, linear, atOnce),
      callsPerMinute: fc.double({ min: 0, max: 1e6, noNaN: true }),
      baselineErrorPercent: fc.constantFrom(0, 0, 1, 50, 100),
    });
    fc.assert(
      fc.property(definitions, questions, (definition, question) => {
        const { cases } = detect(makeDefinition(definition), question);
        for (const [index, one] of cases.entries()) {
          const percent = one.stoppedPercent ?? -1;
          expect(percent).toBeGreaterThanOrEqual(0);
          expect(percent).toBeLessThanOrEqual(100);
          expect(one.failedCalls ?? -1).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(one.medianSeconds ?? 0)).toBe(true);
          expect(percent).toBeGreaterThan((cases[index - 1]?.stoppedPercent ?? 0) - 4);
        }
      }),
      { numRuns: 40 },
    );
  });
});

const anyInput = makeDetectionInput({ callsPerMinute: 1, candidateVersion: null });
