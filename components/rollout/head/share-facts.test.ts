import { expect, test } from 'vitest';
import { shareFacts, stepGain } from './share-facts.ts';
import { makeRollout } from '@/testing/domain/make-rollout.ts';

const { share } = makeRollout();

test('what was counted is set against where it should fall', () => {
  expect(shareFacts(makeRollout()).observed).toMatch(/^observed 37% in minute \d\d:\d\d, fits \d+ to \d+%$/);
  const far = makeRollout({ share: { ...share, observedPercent: 80 } });
  expect(shareFacts(far).observed).toMatch(/^observed 80% in minute \d\d:\d\d, outside \d+ to \d+%$/);
});

test('nothing counted is not 0%', () => {
  const silent = makeRollout({ share: { ...share, observedPercent: null, observedCalls: null, observedAt: null } });
  expect(shareFacts(silent).observed).toBe('not counted yet');
  expect(stepGain(silent)).toBeNull();
});

test('a plan that is not known is called so', () => {
  const unknown = makeRollout({
    plan: { configName: 'Odd', kind: 'unknown', steps: [] },
    share: { ...share, plannedPercent: null, next: null },
  });
  expect(shareFacts(unknown).planned).toBe('plan not known');
});

test('the next step is given in calls a minute', () => {
  expect(stepGain(makeRollout())).toBe('+14 calls a minute');
});
