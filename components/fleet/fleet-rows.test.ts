import { expect, test } from 'vitest';
import { byAttention, countByFilter, countWords, passesSearch, toFleetRows, whyCountIsLow } from './fleet-rows.ts';
import { makeAlarm, makeGroup, makeSummary } from '@/testing/domain/make-group.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

const now = '2026-11-21T14:00:00.000Z';

const group = (name: string, change: Partial<Group> = {}) =>
  makeGroup({
    target: 'prod',
    application: name,
    group: `${name}-live`,
    functionName: name,
    aliasState: { version: '7', weights: {}, revisionId: null },
    alarms: { ignored: false, ignorePollFailure: false, items: [] },
    ...change,
  });

const ended = (completedAt: string) =>
  makeSummary({
    createdAt: completedAt,
    startedAt: completedAt,
    completedAt,
    baselineVersion: '6',
    candidateVersion: '7',
  });

test('the chips count what they would show', () => {
  const rows = toFleetRows(
    [
      group('a', { activeRolloutId: 'd-1' }),
      group('b', { drift: { kind: 'moved', seenAt: null, expectedVersion: '8', version: '7' } }),
      group('c'),
    ],
    [],
    now,
  );
  const counts = Object.entries(countByFilter(rows)).map(([filter, { count }]) => [filter, count]);
  expect(Object.fromEntries(counts)).toEqual({ all: 3, shifting: 1, attention: 1, bypassed: 0, drifted: 1, idle: 2 });
});

test('what has not been read is counted as neither in nor out', () => {
  const unread = group('unread', {
    alarms: { ignored: null, ignorePollFailure: null, items: [] },
    aliasState: null,
    drift: { kind: 'unknown' },
  });
  const bypassed = group('b', { alarms: { ignored: true, ignorePollFailure: false, items: [makeAlarm()] } });
  const counts = countByFilter(toFleetRows([unread, bypassed], [], now));
  const words = Object.entries(counts).map(([filter, count]) => `${filter} ${countWords(count, false)}`);
  expect(words).toEqual(['all 2', 'shifting 0', 'attention ?', 'bypassed 1+', 'drifted ?', 'idle 2']);
  expect(whyCountIsLow(counts.drifted, false)).toBe('1 group has not been read for this: there may be more.');
});

test('while the first reading runs no count is final', () => {
  const counts = countByFilter(toFleetRows([group('a')], [], now));
  expect([countWords(counts.all, true), countWords(counts.drifted, true)]).toEqual(['1+', '?']);
  expect(whyCountIsLow(counts.all, true)).not.toBeNull();
  expect([countWords(counts.all, false), whyCountIsLow(counts.all, false)]).toEqual(['1', null]);
});

test('what needs a person comes first, then the latest rollout', () => {
  const rows = toFleetRows(
    [
      group('old', { lastRollout: ended('2026-11-20T10:00:00.000Z') }),
      group('never'),
      group('new', { lastRollout: ended('2026-11-21T10:00:00.000Z') }),
      group('split', { drift: { kind: 'split', version: '7', weights: { 8: 10 } } }),
    ],
    [],
    now,
  );
  expect(rows.toSorted(byAttention).map(({ group: { application } }) => application)).toEqual([
    'split',
    'new',
    'old',
    'never',
  ]);
});

test('a search finds words anywhere in what the row knows, all of them', () => {
  const rollout = { id: 'd-3XQ', application: 'orders', group: 'orders-live', candidateVersion: '42' } as Rollout;
  const [row] = toFleetRows(
    [group('orders', { activeRolloutId: 'd-3XQ' })],
    [{ ...rollout, status: 'Created', traffic: null }],
    now,
  );
  const finds = (text: string) => row !== undefined && passesSearch(row, text);
  expect([finds('ORD live'), finds('42'), finds('d-3xq'), finds(''), finds('orders nothing')]).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
});
