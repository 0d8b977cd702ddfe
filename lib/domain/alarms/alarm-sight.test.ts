import { expect, test } from 'vitest';
import { sightOf } from './alarm-sight.ts';

const alias = { functionName: 'f', alias: 'live' };
const wide = { FunctionName: 'f', Resource: 'f:live' };

test.each([
  [wide, { kind: 'alias' }],
  [{ FunctionName: 'f' }, { kind: 'function' }],
  [
    { ...wide, ExecutedVersion: '4' },
    { kind: 'version', version: '4' },
  ],
  [{ FunctionName: 'g', Resource: 'g:live' }, { why: 'it watches another function, g' }],
  [{ Resource: 'f:live' }, { why: 'it lacks the dimension FunctionName' }],
  [{}, { why: 'it has no dimensions, so it adds up all functions of the region' }],
  [{ FunctionName: 'f', Resource: 'live' }, { why: 'its Resource is live, and the calls come through f:live' }],
  [{ FunctionName: 'f', ExecutedVersion: '4' }, { kind: 'nothing' }],
  [{ ...wide, Stage: 'x' }, { why: 'it asks for the dimension Stage, under which Lambda reports nothing' }],
])('the dimensions %j see %j', (dimensions, sight) => {
  expect(sightOf({ namespace: 'AWS/Lambda', dimensions }, alias)).toMatchObject(sight);
});

test('what another namespace counts is not known', () => {
  expect(sightOf({ namespace: 'Shop', dimensions: {} }, alias)).toEqual({ kind: 'foreign' });
});

test('the alarms of a group that never deployed are not called wrong: its alias is not known', () => {
  const unknown = { functionName: null, alias: null };
  expect(sightOf({ namespace: 'AWS/Lambda', dimensions: wide }, unknown)).toEqual({ kind: 'foreign' });
});

test.each([
  [{ FunctionName: 'f', ExecutedVersion: '4' }],
  [{ Resource: 'f:live' }],
  [{}],
  [{ FunctionName: 'f', Stage: 'x' }],
])('before its first deployment it is known that no function reports under %j', (dimensions) => {
  const unknown = { functionName: null, alias: null };
  expect(sightOf({ namespace: 'AWS/Lambda', dimensions }, unknown)).toMatchObject({ kind: 'nothing' });
});
