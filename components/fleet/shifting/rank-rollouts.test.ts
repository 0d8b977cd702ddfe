import { expect, test } from 'vitest';
import { rankRollouts } from './rank-rollouts.ts';
import { makeSlowVerdict, makeVerdict } from '@/testing/domain/make-verdict.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

const rollout = (id: string, change: Partial<Rollout> = {}) =>
  ({
    id,
    createdAt: '2026-11-21T14:00:00.000Z',
    alarms: { ignored: false, items: [] },
    verdict: null,
    ...change,
  }) as Rollout;

const alarm = (state: string) => ({
  ignored: false,
  items: [{ name: 'a', state, definition: null, recent: null } as Rollout['alarms']['items'][number]],
});

test('one that fails or is slow more often comes before one in ALARM, and that before a calm one', () => {
  const ranked = rankRollouts([
    rollout('calm'),
    rollout('alarm', { alarms: alarm('ALARM') }),
    rollout('worse', { verdict: makeVerdict() }),
    rollout('slower', { verdict: makeVerdict({ kind: 'no-difference', slow: makeSlowVerdict() }) }),
  ]);
  expect(ranked.map(({ id }) => id)).toEqual(['worse', 'slower', 'alarm', 'calm']);
});

test('one whose alarms are ignored comes before one that is watched', () => {
  const bypassed = rollout('bypassed', { alarms: { ...alarm('OK'), ignored: true } });
  expect(rankRollouts([rollout('calm'), bypassed]).map(({ id }) => id)).toEqual(['bypassed', 'calm']);
});

test('among equals the newest comes first', () => {
  const newer = rollout('newer', { createdAt: '2026-11-21T14:05:00.000Z' });
  expect(rankRollouts([rollout('older'), newer]).map(({ id }) => id)).toEqual(['newer', 'older']);
});
