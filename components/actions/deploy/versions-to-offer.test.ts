import { expect, test } from 'vitest';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { makePublishedVersion } from '@/testing/aws/make-version.ts';
import { versionsToOffer } from './versions-to-offer.ts';

const version = (name: string) => makePublishedVersion({ version: name });
const rollout = (id: string, candidateVersion: string, createdAt: string): Rollout =>
  ({ id, candidateVersion, createdAt, startedAt: null, completedAt: null }) as Rollout;

test('newest version first, by number and not by letter', () => {
  const offered = versionsToOffer([version('9'), version('10'), version('2')], null, []);
  expect(offered.map((each) => each.version)).toEqual(['10', '9', '2']);
});

test('the version that has all traffic is the current one; in a split there is none', () => {
  const at = (weights: Record<string, number>) =>
    versionsToOffer([version('41')], { version: '41', weights, revisionId: null }, [])[0]?.isCurrent;
  expect(at({})).toBe(true);
  expect(at({ '42': 30 })).toBe(false);
});

test('each version has the last of its rollouts', () => {
  const rollouts = [
    rollout('d-old', '41', '2026-11-19T00:00:00.000Z'),
    rollout('d-new', '41', '2026-11-20T00:00:00.000Z'),
  ];
  const [first, second] = versionsToOffer([version('41'), version('40')], null, rollouts);
  expect(first?.lastRollout?.id).toBe('d-new');
  expect(second?.lastRollout).toBeNull();
});
