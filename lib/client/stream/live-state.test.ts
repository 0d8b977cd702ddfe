import { expect, test } from 'vitest';
import { makeSource, makeTargetHealth } from '../../../testing/domain/make-health.ts';
import { liveState } from './live-state.ts';
import type { SourceHealth, TargetHealth } from '../../domain/live/health.ts';
import { toIso, toMs } from '../../domain/time/iso.ts';

const now = toMs('2026-11-21T14:04:10.000Z');
const ago = (seconds: number) => toIso(now - seconds * 1000);
const read = (seconds: number, change: Partial<SourceHealth> = {}) => makeSource(ago(seconds), change);

const target = (change: Partial<TargetHealth> = {}) =>
  makeTargetHealth({
    sources: { codedeploy: read(2), lambda: read(1), cloudwatch: read(38) },
    ...change,
  });

const failing = (seconds: number, missingAction: string | null = null) =>
  read(seconds, { error: { code: 'UNREACHABLE', message: 'no route', since: ago(seconds), missingAction } });

test('a picture that is read is live, with the age of CodeDeploy', () => {
  expect(liveState(target(), null, now)).toMatchObject({ kind: 'live', ageSeconds: 2 });
});

test('a source that fails is stale after fifteen seconds, not before', () => {
  const at = (seconds: number) =>
    liveState(target({ sources: { codedeploy: failing(seconds), lambda: read(1), cloudwatch: read(38) } }), null, now);
  expect(at(14).kind).toBe('live');
  expect(at(48)).toMatchObject({ kind: 'stale', ageSeconds: 48, sources: ['codedeploy'] });
});

test('a missing permission is not staleness: waiting does not heal it', () => {
  const sources = { codedeploy: read(2), lambda: read(1), cloudwatch: failing(300, 'cloudwatch:GetMetricData') };
  expect(liveState(target({ sources }), null, now).kind).toBe('live');
});

test('a source that never answered and fails is stale without an age', () => {
  const never = { ...failing(5), lastSuccessAt: null };
  expect(
    liveState(target({ sources: { codedeploy: never, lambda: read(1), cloudwatch: read(1) } }), null, now),
  ).toMatchObject({
    kind: 'stale',
    ageSeconds: null,
  });
});

test('a lost stream outweighs everything, once it is worth a word', () => {
  expect(liveState(target(), 1, now).kind).toBe('live');
  expect(liveState(target(), 6, now)).toMatchObject({ kind: 'reconnecting', forSeconds: 6 });
});

test('throttling is shown while it lasts', () => {
  const slowed = { until: ago(-45), refused: 6, outOf: 40 };
  const sources = { codedeploy: read(9, { slowed }), lambda: read(1), cloudwatch: read(38) };
  expect(liveState(target({ sources }), null, now)).toMatchObject({
    kind: 'slowed',
    ageSeconds: 9,
    sources: ['codedeploy'],
  });
});

test('a source that is read less often because AWS throttles is slowed, not stale, for two minutes', () => {
  const slowed = { until: ago(-45), refused: 6, outOf: 40 };
  const at = (seconds: number) =>
    liveState(
      target({ sources: { codedeploy: read(seconds, { slowed }), lambda: read(1), cloudwatch: read(38) } }),
      null,
      now,
    ).kind;
  expect([at(60), at(130)]).toEqual(['slowed', 'stale']);
});

test('on a clock that runs ten times as fast ages are still real seconds', () => {
  const sources = { codedeploy: read(40), lambda: read(20), cloudwatch: read(300) };
  expect(liveState(target({ clock: { now: ago(0), rate: 10 }, sources }), null, now)).toMatchObject({
    kind: 'live',
    ageSeconds: 4,
  });
});
