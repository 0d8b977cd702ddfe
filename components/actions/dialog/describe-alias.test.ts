import { expect, test } from 'vitest';
import { describeAlias } from './describe-alias.ts';

const names = { functionName: 'orders-api', alias: 'live', group: 'orders-live' };

test('an alias without weights sends everything to one version', () => {
  expect(describeAlias({ ...names, aliasState: { version: '41', weights: {}, revisionId: null } })).toBe(
    'orders-api:live sends everything to version 41.',
  );
});

test('a split alias names both parts', () => {
  expect(describeAlias({ ...names, aliasState: { version: '41', weights: { '42': 40 }, revisionId: null } })).toBe(
    'orders-api:live sends 40% to 42 and 60% to 41.',
  );
});

test('an alias that was not read is not guessed', () => {
  expect(describeAlias({ ...names, aliasState: null })).toBeNull();
});
