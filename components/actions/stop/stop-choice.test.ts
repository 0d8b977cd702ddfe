import { expect, test } from 'vitest';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { makeRollout } from '@/testing/domain/make-rollout.ts';
import { describeStopOnly } from './stop-choice.tsx';

const rollout = (autoRollback: string[] | null, routedPercent: number | null): Rollout => {
  const made = makeRollout({ autoRollback });
  return { ...made, share: { ...made.share, routedPercent } };
};

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

test('a deployment’s own setting counts before its group’s, and is called its own', () => {
  const guard = {
    ...makeRollout().guard,
    rollback: { by: 'deployment' as const, events: ['DEPLOYMENT_STOP_ON_REQUEST'] },
  };
  expect(describeStopOnly(makeRollout({ guard }))).toBe(
    'should roll back all the same: this deployment’s settings say so',
  );
});

test('nothing rolls back a rollback', () => {
  const rollback = { of: 'd-1', by: null, message: null };
  expect(describeStopOnly(makeRollout({ rollback, autoRollback: ['DEPLOYMENT_STOP_ON_REQUEST'] }))).toBe(
    'the alias stays split, 40% on 42',
  );
});
