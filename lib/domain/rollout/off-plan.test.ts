import { describe, expect, test } from 'vitest';
import {
  canary,
  linear,
  atOnce,
  unknown,
  type Parts,
  type Seen,
  judge,
} from '../../../testing/domain/judge-off-plan.ts';
import type { Plan } from '../plan/plan.ts';

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
