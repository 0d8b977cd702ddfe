import { expect, test } from 'vitest';
import { makeGroup, makeSummary } from '@/testing/domain/make-group.ts';
import { versionsToFixTo } from './versions-to-fix-to.ts';

const names = (group: Parameters<typeof versionsToFixTo>[0]) => versionsToFixTo(group).map(({ version }) => version);

test('an alias moved by hand is offered where its last rollout left it, first', () => {
  const group = makeGroup({
    drift: { kind: 'moved', expectedVersion: '42', version: '40', seenAt: null },
    aliasState: { version: '40', weights: {}, revisionId: 'r' },
    lastRollout: makeSummary({ status: 'Succeeded', baselineVersion: '41', candidateVersion: '42' }),
  });
  expect(names(group)).toEqual(['42', '41', '40']);
  expect(versionsToFixTo(group)[0]?.words).toBe('where the last rollout left it, no traffic now');
});

test('a split alias is offered the old version of the rollout that was stopped, then the new one', () => {
  const group = makeGroup({
    drift: { kind: 'split', version: '41', weights: { '42': 10 } },
    aliasState: { version: '41', weights: { '42': 10 }, revisionId: 'r' },
    lastRollout: makeSummary({ status: 'Stopped', baselineVersion: '41', candidateVersion: '42' }),
  });
  expect(versionsToFixTo(group)).toEqual([
    { version: '41', words: 'the last rollout’s old version, 90% of the traffic now' },
    { version: '42', words: 'the last rollout’s new version, 10% of the traffic now' },
  ]);
});

test('a version that is gone is not offered', () => {
  const group = makeGroup({
    drift: { kind: 'version-gone', version: '42' },
    aliasState: { version: '42', weights: {}, revisionId: 'r' },
    lastRollout: makeSummary({ status: 'Succeeded', baselineVersion: '41', candidateVersion: '42' }),
  });
  expect(names(group)).toEqual(['41']);
});

test('nothing is offered where nothing is known', () => {
  expect(versionsToFixTo(makeGroup({ aliasState: null, lastRollout: null, drift: { kind: 'unknown' } }))).toEqual([]);
});
