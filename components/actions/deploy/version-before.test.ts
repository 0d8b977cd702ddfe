import { expect, test } from 'vitest';
import { makeGroup, makeSummary } from '@/testing/domain/make-group.ts';
import { versionBefore } from './version-before.ts';

const at = (version: string, lastRollout: Parameters<typeof makeSummary>[0]) =>
  makeGroup({ aliasState: { version, weights: {}, revisionId: null }, lastRollout: makeSummary(lastRollout) });
const forth = { baselineVersion: '63', candidateVersion: '64', rollbackOf: null };

test('after a rollout the version that it came from is offered', () => {
  expect(versionBefore(at('64', forth), ['63', '64'])).toBe('63');
});

test('after a rollback the version that had to go is not', () => {
  const back = { baselineVersion: '64', candidateVersion: '63', rollbackOf: 'd-1' };
  expect(versionBefore(at('63', back), ['63', '64'])).toBeNull();
});

test('nor one that the alias is on already, or that is not published any more', () => {
  expect(versionBefore(at('63', forth), ['63', '64'])).toBeNull();
  expect(versionBefore(at('64', forth), ['64'])).toBeNull();
});
