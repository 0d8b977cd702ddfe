import { expect, test } from 'vitest';
import { makeGroup } from '@/testing/domain/make-group.ts';
import { makeSource, makeTargetHealth } from '@/testing/domain/make-health.ts';
import { makeRollout } from '@/testing/domain/make-rollout.ts';
import { wordsAt } from '@/testing/components/render-at.tsx';
import { ActionButton } from './action-button.tsx';
import type { ActionRequest } from './open-action.ts';

const group = makeGroup();
const rollout = makeRollout();
const stop: ActionRequest = { kind: 'stop', rollout, group: null };
const now = '2026-11-21T14:04:10.000Z';

/** A target whose CodeDeploy was last read at 14:04:00. */
const target = (change: { rate?: number; missing?: string[] } = {}) =>
  makeTargetHealth({
    clock: { now, rate: change.rate ?? 1 },
    sources: { ...makeTargetHealth().sources, codedeploy: makeSource('2026-11-21T14:04:00.000Z') },
    missingPermissions: (change.missing ?? []).map((action) => ({ action, message: '', since: now })),
  });

test.each<[ActionRequest, string]>([
  [stop, 'Stop…'],
  [{ kind: 'stop-and-roll-back', rollout, group }, 'Stop and roll back'],
  [{ kind: 'roll-back', group }, 'Roll back to…'],
  [{ kind: 'roll-back', group, toVersion: '61' }, 'Roll back to 61…'],
  [{ kind: 'roll-back', group, toVersion: '64' }, 'Move on to 64…'],
  [{ kind: 'deploy', group }, 'Deploy…'],
  [{ kind: 'deploy', group, version: '64' }, 'Deploy 64…'],
  [{ kind: 'bypass', group }, 'Bypass alarms…'],
])('%#: says what its dialog does, and which version where that is known', (request, words) => {
  expect(wordsAt(now, <ActionButton request={request} />, { targets: [target()] })).toBe(words);
});

test.each([
  ['a picture of 15 s', '2026-11-21T14:04:15.000Z', target(), /^Stop…$/],
  ['a picture that is older', '2026-11-21T14:04:15.100Z', target(), /What you see is 16 s old/],
  ['a picture that is older on a clock that runs fast', '2026-11-21T14:05:40.000Z', target({ rate: 10 }), /^Stop…$/],
  ['a target that is not known', now, { ...target(), name: 'other' }, /CodeDeploy has not been read yet\./],
  ['a missing permission', now, target({ missing: ['codedeploy:StopDeployment'] }), /AWS refused codedeploy:Stop/],
])('%s: on, or off with the reason', (_, at, health, words) => {
  expect(wordsAt(at, <ActionButton request={stop} />, { targets: [health] })).toMatch(words);
});

test('is off, and says why, for somebody who may only watch', () => {
  const words = wordsAt(now, <ActionButton request={stop} />, { targets: [target()], role: 'viewer' });
  expect(words).toBe('Stop… You may watch, but not act: that needs the role operator.');
});
