import { expect, test } from 'vitest';
import { howOld } from './how-old.ts';
import { toIso, toMs } from '@/lib/domain/time/iso.ts';
import { makeSource, makeTargetHealth } from '@/testing/domain/make-health.ts';

const now = toMs('2026-11-21T14:04:10.000Z');
const at = (seconds: number) => toIso(now - seconds * 1000);

test('the newest reading of each source counts', () => {
  const ages = howOld(
    { codedeploy: at(40), lambda: at(9) },
    'd-1',
    makeTargetHealth({ rollouts: { 'd-1': { codedeploy: at(3), lambda: at(1), cloudwatch: null } } }),
    now,
  );
  expect(ages).toEqual({ codedeployMs: 3000, lambdaMs: 1000 });
});

test('a listing of the region counts for a rollout that is followed, not of a group and not of an alias', () => {
  const sources = { codedeploy: makeSource(at(2)), lambda: makeSource(at(2)), cloudwatch: makeSource(null) };
  const asOf = { codedeploy: at(60), lambda: at(60) };
  const rollouts = { 'd-1': { codedeploy: at(30), lambda: at(50), cloudwatch: null } };
  expect(howOld(asOf, 'd-1', makeTargetHealth({ sources, rollouts }), now)).toEqual({
    codedeployMs: 2000,
    lambdaMs: 50_000,
  });
  expect(howOld(asOf, null, makeTargetHealth({ sources }), now)).toEqual({ codedeployMs: 60_000, lambdaMs: 60_000 });
});

test('a source that was never read has no age', () => {
  expect(howOld({ codedeploy: null, lambda: null }, null, makeTargetHealth({}), now)).toEqual({
    codedeployMs: null,
    lambdaMs: null,
  });
});

test('on a clock that runs ten times as fast, ten AWS seconds are one', () => {
  expect(
    howOld({ codedeploy: at(10), lambda: at(10) }, null, makeTargetHealth({ clock: { now: at(0), rate: 10 } }), now),
  ).toEqual({
    codedeployMs: 1000,
    lambdaMs: 1000,
  });
});

test('a reading from the future is new, not of negative age', () => {
  expect(howOld({ codedeploy: at(-3), lambda: at(-3) }, null, null, now)).toEqual({ codedeployMs: 0, lambdaMs: 0 });
});
