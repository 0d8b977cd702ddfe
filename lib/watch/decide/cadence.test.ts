import { expect, test } from 'vitest';
import { aliasDue, crowding, lifecycleDue, type RolloutPace } from './cadence.ts';

const NOW = 1_000_000;
const pace = (change: Partial<RolloutPace>): RolloutPace => ({
  id: 'd-1',
  aliasKey: 'orders:live',
  phase: 'shifting',
  discoveredAtMs: NOW - 600_000,
  closeUntilMs: 0,
  nextStepAtMs: NOW + 50_000,
  aliasReadAtMs: NOW,
  lifecycleReadAtMs: NOW,
  lifecycleWanted: false,
  ...change,
});

test('between steps the alias is read slowly', () => {
  expect(aliasDue(pace({}), NOW, 1)?.atMs).toBe(NOW + 7_500);
});

test('it is read half a second before the next step is expected, whenever it was read last', () => {
  expect(aliasDue(pace({ nextStepAtMs: NOW + 3_000 }), NOW, 1)?.atMs).toBe(NOW + 2_500);
});

test('around an expected step it is read quickly, and may spend the last calls', () => {
  const due = aliasDue(pace({ nextStepAtMs: NOW - 2_000, aliasReadAtMs: NOW - 1_200 }), NOW, 1);
  expect(due).toMatchObject({ atMs: NOW, cap: 25 });
});

test('a step that is long overdue is waited for slowly', () => {
  expect(aliasDue(pace({ nextStepAtMs: NOW - 12_001 }), NOW, 1)?.atMs).toBe(NOW + 7_500);
});

test('after a command it is read quickly, but leaves calls for the next step', () => {
  const due = aliasDue(pace({ closeUntilMs: NOW + 1, aliasReadAtMs: NOW - 1_500 }), NOW, 1);
  expect(due).toMatchObject({ atMs: NOW, cap: 11 });
});

test('throttling stretches every interval', () => {
  expect(aliasDue(pace({}), NOW, 4)?.atMs).toBe(NOW + 30_000);
});

test('an ended rollout is left alone once it has settled', () => {
  expect(aliasDue(pace({ phase: 'ended' }), NOW, 1)).toBeNull();
  expect(aliasDue(pace({ phase: 'ended', closeUntilMs: NOW + 5_000 }), NOW, 1)).toBeNull();
  expect(lifecycleDue(pace({ phase: 'ended' }), NOW, 1)).toBeNull();
  expect(lifecycleDue(pace({ phase: 'ended', lifecycleWanted: true }), NOW, 1)?.atMs).toBe(NOW + 1_500);
});

test('what was never read is due now', () => {
  expect(aliasDue(pace({ aliasReadAtMs: null }), NOW, 1)?.atMs).toBe(NOW);
  expect(lifecycleDue(pace({ lifecycleReadAtMs: null }), NOW, 1)?.atMs).toBe(NOW);
  expect(aliasDue(pace({ aliasKey: null }), NOW, 1)).toBeNull();
});

test('while AfterAllowTraffic runs the lifecycle is what changes', () => {
  expect(lifecycleDue(pace({ phase: 'after' }), NOW, 1)?.atMs).toBe(NOW + 10_000);
  expect(aliasDue(pace({ phase: 'after', nextStepAtMs: null }), NOW, 1)?.atMs).toBe(NOW + 8_000);
});

test('whatever was spent, an alias is read before it is ten seconds old', () => {
  expect(aliasDue(pace({ aliasReadAtMs: NOW - 8_000 }), NOW, 1)).toEqual({ atMs: NOW, cap: 25 });
});

test('beyond fifty running rollouts all are read more slowly', () => {
  const running = (count: number) => Array.from({ length: count }, () => pace({}));
  expect(crowding(running(50))).toBe(1);
  expect(crowding(running(100))).toBe(2);
  expect(crowding([...running(10), ...running(90).map((each) => ({ ...each, phase: 'ended' as const }))])).toBe(1);
});
