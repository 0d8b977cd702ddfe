import { describe, expect, test } from 'vitest';
import { at, canary, linear, unknown, type Parts, type Seen, judge } from '../../../testing/domain/judge-off-plan.ts';
import type { Plan } from '../plan/plan.ts';

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
