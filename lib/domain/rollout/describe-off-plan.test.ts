import { describe, expect, test } from 'vitest';
import { at, canary, type Parts, type Seen, judge } from '../../../testing/domain/judge-off-plan.ts';
import { describeOffPlan } from './describe-off-plan.ts';

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
