import { expect, test } from 'vitest';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { describeStopOnly } from './stop-choice.tsx';

const rollout = (autoRollback: string[] | null, routedPercent: number | null): Rollout =>
  ({ autoRollback, baselineVersion: '41', candidateVersion: '42', share: { routedPercent } }) as Rollout;

test('a group that rolls back on request does so without being asked', () => {
  expect(describeStopOnly(rollout(['DEPLOYMENT_STOP_ON_REQUEST'], 40))).toBe(
    'should roll back all the same: this group’s settings say so',
  );
});

test('without that setting the alias stays split', () => {
  expect(describeStopOnly(rollout(['DEPLOYMENT_FAILURE'], 40))).toBe('the alias stays split, 40% on 42');
});

test('before the first step and after the last nothing is split', () => {
  expect(describeStopOnly(rollout([], 0))).toBe('the alias stays on 41');
  expect(describeStopOnly(rollout([], 100))).toBe('the alias stays on 42');
});

test('settings that were not read are not guessed', () => {
  expect(describeStopOnly(rollout(null, 40))).toContain('not known');
});
