import { describe, expect, test } from 'vitest';
import { planOfConfig } from '../plan/plan-of-config.ts';
import type { Plan } from '../plan/plan.ts';
import { toIso, toMs } from '../time/iso.ts';
import { describeOffPlan } from './describe-off-plan.ts';
import { offPlanOf, type OffPlanInput } from './off-plan.ts';

const START = '2026-11-21T14:00:00.000Z';
const at = (seconds: number) => toIso(toMs(START) + seconds * 1000);
const canary = planOfConfig('c', { type: 'TimeBasedCanary', canaryPercentage: 10, canaryIntervalMinutes: 5 });
const linear = planOfConfig('l', { type: 'TimeBasedLinear', linearPercentage: 10, linearIntervalMinutes: 1 });
const atOnce = planOfConfig('a', { type: 'AllAtOnce' });
const unknown = planOfConfig('u', null);

/** What the alias routes, in percent by version. */
type Parts = Record<string, number>;
/** When which share of the candidate was seen. */
type Seen = [seconds: number, percent: number][];

function judge(plan: Plan, parts: Parts, seen: Seen, now: number, change: Partial<OffPlanInput> = {}) {
  return offPlanOf({
    baselineVersion: '1',
    candidateVersion: '2',
    isRollback: false,
    plan,
    shift: 'running',
    shiftStartedAt: START,
    routed: seen.map(([seconds, percent]) => ({ at: at(seconds), percent })),
    routing: {
      parts: Object.entries(parts).map(([version, percent]) => ({ version, percent })),
      seenAt: at(seen.at(-1)?.[0] ?? now),
    },
    now: at(now),
    ...change,
  });
}

describe('explained by the plan', () => {
  test.each([
    ['nothing yet', canary, { 1: 100 }, [[0, 0]], 1],
    ['a first step that is overdue', canary, { 1: 100 }, [[0, 0]], 200],
    [
      'the first step',
      canary,
      { 1: 90, 2: 10 },
      [
        [0, 0],
        [2, 10],
      ],
      60,
    ],
    [
      'the last one',
      canary,
      { 2: 100 },
      [
        [0, 0],
        [2, 10],
        [301, 100],
      ],
      310,
    ],
    [
      'the last one, a little early',
      canary,
      { 2: 100 },
      [
        [0, 0],
        [2, 10],
        [290, 100],
      ],
      292,
    ],
    [
      'a weight with noise',
      linear,
      { 1: 70.0001, 2: 29.9999 },
      [
        [0, 10],
        [60, 20],
        [120, 29.9999],
      ],
      130,
    ],
    [
      'a plan that begins late',
      linear,
      { 1: 90, 2: 10 },
      [
        [0, 0],
        [60, 10],
      ],
      70,
    ],
    [
      'changed, and changed back',
      canary,
      { 1: 90, 2: 10 },
      [
        [0, 0],
        [2, 10],
        [60, 60],
        [90, 10],
      ],
      100,
    ],
    [
      'to the third version, and back',
      canary,
      { 1: 90, 2: 10 },
      [
        [0, 0],
        [2, 10],
        [60, 0],
        [90, 10],
      ],
      100,
    ],
    [
      'all at once',
      atOnce,
      { 2: 100 },
      [
        [0, 0],
        [1, 100],
      ],
      5,
    ],
    [
      'set early, and due by now',
      linear,
      { 1: 80, 2: 20 },
      [
        [0, 10],
        [20, 20],
      ],
      70,
    ],
    ['a plan that is not known', unknown, { 1: 40, 2: 60 }, [[0, 60]], 10],
  ] as [string, Plan, Parts, Seen, number][])('%s', (_, plan, parts, seen, now) => {
    expect(judge(plan, parts, seen, now)).toBeNull();
  });

  test('a rollback moves all at once, from wherever the alias is', () => {
    expect(
      judge(
        canary,
        { 2: 100 },
        [
          [0, 0],
          [1, 100],
        ],
        2,
        { isRollback: true },
      ),
    ).toBeNull();
  });

  test.each([[{ baselineVersion: null }], [{ candidateVersion: null }]])(
    'nothing is said without versions',
    (change) => {
      expect(judge(canary, { 3: 100 }, [[0, 0]], 2, change)).toBeNull();
    },
  );

  test('all traffic in AfterAllowTraffic, whatever the clock says', () => {
    expect(
      judge(
        canary,
        { 2: 100 },
        [
          [0, 0],
          [2, 10],
          [100, 100],
        ],
        101,
        { shift: 'succeeded' },
      ),
    ).toBeNull();
  });
});

describe('not explained by the plan', () => {
  test.each([
    [
      'another share',
      canary,
      { 1: 40, 2: 60 },
      [
        [0, 0],
        [2, 10],
        [60, 60],
      ],
      70,
      { kind: 'no-step', percent: 60 },
    ],
    [
      'a third version beside the old',
      canary,
      { 1: 40, 3: 60 },
      [
        [0, 0],
        [2, 10],
        [60, 0],
      ],
      70,
      { kind: 'other-version', version: '3' },
    ],
    [
      'a third version beside the new',
      canary,
      { 2: 40, 3: 60 },
      [
        [0, 0],
        [2, 10],
        [60, 40],
      ],
      70,
      { kind: 'other-version', version: '3' },
    ],
    [
      'a third version alone',
      canary,
      { 3: 100 },
      [
        [0, 0],
        [2, 10],
        [60, 0],
      ],
      70,
      { kind: 'other-version', version: '3' },
    ],
    [
      'a third version where the plan is not known',
      unknown,
      { 3: 100 },
      [[0, 0]],
      70,
      { kind: 'other-version', version: '3' },
    ],
    [
      'all on the new one',
      canary,
      { 2: 100 },
      [
        [0, 0],
        [2, 10],
        [60, 100],
      ],
      70,
      { kind: 'early', percent: 100, dueAt: at(300) },
    ],
    [
      'a step before its time',
      linear,
      { 1: 50, 2: 50 },
      [
        [0, 10],
        [20, 50],
      ],
      30,
      { kind: 'early', percent: 50, dueAt: at(240) },
    ],
    [
      'all on the old one',
      canary,
      { 1: 100 },
      [
        [0, 0],
        [2, 10],
        [60, 0],
      ],
      70,
      { kind: 'back', reachedPercent: 10 },
    ],
    [
      'back by a step',
      linear,
      { 1: 90, 2: 10 },
      [
        [0, 10],
        [60, 20],
        [70, 10],
      ],
      80,
      { kind: 'back', reachedPercent: 20 },
    ],
    [
      'changed again after it was changed back',
      canary,
      { 1: 40, 2: 60 },
      [
        [2, 10],
        [60, 60],
        [90, 10],
        [120, 60],
      ],
      130,
      { kind: 'no-step', percent: 60 },
    ],
  ] as [string, Plan, Parts, Seen, number, object][])('%s', (_, plan, parts, seen, now, found) => {
    expect(judge(plan, parts, seen, now)).toMatchObject({ ...found, seenAt: at(seen.at(-1)![0]) });
  });

  test.each([
    ['to the new version', { 1: 90, 2: 10 }, { kind: 'before-shift' }],
    ['to the new version wholly', { 2: 100 }, { kind: 'before-shift' }],
    ['to a third one', { 3: 100 }, { kind: 'other-version', version: '3' }],
  ] as [string, Parts, object][])('moved %s while hooks run', (_, parts, found) => {
    const hooks = { shift: 'not-begun', shiftStartedAt: null } as const;
    expect(
      judge(
        canary,
        parts,
        [
          [0, 0],
          [9, parts[2] ?? 0],
        ],
        20,
        hooks,
      ),
    ).toMatchObject(found);
  });

  test('taken back after all of it was there, while hooks run', () => {
    const after = judge(
      canary,
      { 1: 100 },
      [
        [2, 10],
        [300, 100],
        [320, 0],
      ],
      330,
      { shift: 'succeeded' },
    );
    expect(after).toMatchObject({ kind: 'back', reachedPercent: 100 });
  });
});

describe('in words', () => {
  const rollout = {
    id: 'd-1',
    group: 'g',
    functionName: 'orders-api',
    alias: 'live',
    baselineVersion: '1',
    candidateVersion: '2',
  };
  const words = (parts: Parts, seen: Seen, now: number, otherMover: string | null = null, change = {}) => {
    const { title, detail } = describeOffPlan(rollout, judge(canary, parts, seen, now, change)!, {
      now: at(now),
      otherMover,
    });
    return `${title} ${detail}`;
  };
  test.each([
    [
      words(
        { 3: 60, 1: 40 },
        [
          [2, 10],
          [60, 0],
        ],
        70,
      ),
      'orders-api:live is not where this rollout put it: 40% on version 1, 60% on version 3, first seen at 14:01:00 UTC. Version 3 has no part in it: it goes from 1 to 2. Somebody moved the alias',
    ],
    [
      words(
        { 1: 40, 2: 60 },
        [
          [2, 10],
          [60, 60],
        ],
        70,
      ),
      'Its plan has no step at 60%.',
    ],
    [
      words(
        { 2: 100 },
        [
          [2, 10],
          [60, 100],
        ],
        70,
      ),
      'Its plan has 100% only at 14:05:00 UTC.',
    ],
    [
      words(
        { 1: 100 },
        [
          [2, 10],
          [60, 0],
        ],
        70,
      ),
      '10% had been on version 2, and the rollout has not ended.',
    ],
    [words({ 2: 100 }, [[2, 100]], 70, null, { shift: 'not-begun' }), 'CodeDeploy has not begun to shift traffic.'],
    [
      words({ 3: 100 }, [[2, 0]], 70, 'd-9 of group g-old is running'),
      'd-9 of group g-old is running, and moves the same alias.',
    ],
    [words({ 3: 100 }, [[2, 0]], 86_400), 'first seen at 2026-11-21 14:00 UTC.'],
  ])('%s', (said, part) => {
    expect(said).toContain(part);
  });
});
