import { expect, test } from 'vitest';
import { searchGroups } from './palette-results.ts';
import type { Group } from '@/lib/domain/group/group.ts';

const group = (functionName: string, version: string, lastRolloutId: string | null = null) =>
  ({
    functionName,
    alias: 'live',
    application: `app-${functionName}`,
    group: `${functionName}-live`,
    aliasState: { version, weights: {}, revisionId: null },
    activeRolloutId: null,
    lastRolloutId,
  }) as unknown as Group;

const groups = [group('orders-api', '42', 'd-3XQ8T9K1B'), group('api-orders', '7'), group('reorder', '1')];
const names = (text: string) => searchGroups(groups, text).map((each) => each.functionName);

test('a name that begins with the word comes first, then words of names, then the middle of names', () => {
  expect(names('order')).toEqual(['orders-api', 'api-orders', 'reorder']);
});

test('a version or a deployment id finds its group', () => {
  expect(names('42')).toEqual(['orders-api']);
  expect(names('d-3xq8')).toEqual(['orders-api']);
});

test('several words must all be found', () => {
  expect(names('api 7')).toEqual(['api-orders']);
  expect(names('api nothing')).toEqual([]);
});

test('an empty search shows the first few by name', () => {
  expect(names('')).toEqual(['api-orders', 'orders-api', 'reorder']);
});
