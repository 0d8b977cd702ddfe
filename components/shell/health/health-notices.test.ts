import { expect, test } from 'vitest';
import { healthNotices } from './health-notices.ts';
import type { LiveState } from '@/lib/client/stream/live-state.ts';
import type { SourceHealth, TargetHealth } from '@/lib/domain/live/health.ts';
import { toMs } from '@/lib/domain/time/iso.ts';
import { makeSource, makeTargetHealth } from '@/testing/domain/make-health.ts';

const now = toMs('2026-11-21T14:04:10.000Z');
const fine = makeSource('2026-11-21T14:04:09.000Z');
const ages = { codedeploy: 48, lambda: 1, cloudwatch: 38 };

const target = (change: Partial<TargetHealth> = {}) =>
  makeTargetHealth({ name: 'prod', sources: { codedeploy: fine, lambda: fine, cloudwatch: fine }, ...change });
const live: LiveState = { kind: 'live', ageSeconds: 2, ages };

test('a fresh picture needs no banner', () => {
  expect(healthNotices(target(), live, now)).toEqual([]);
});

test('stale names the source, since when, and what is off', () => {
  const codedeploy: SourceHealth = {
    lastSuccessAt: '2026-11-21T14:03:22.000Z',
    error: {
      code: 'UNREACHABLE',
      message: 'connect ECONNREFUSED',
      since: '2026-11-21T14:03:24.000Z',
      missingAction: null,
    },
    slowed: null,
  };
  const [notice] = healthNotices(
    target({ sources: { codedeploy, lambda: fine, cloudwatch: fine } }),
    { kind: 'stale', ageSeconds: 48, sources: ['codedeploy'], ages },
    now,
  );
  expect(notice?.title).toBe('What you see is 48 s old.');
  expect(notice?.text).toContain('CodeDeploy has not answered since 14:03:22 UTC.');
  expect(notice?.text).toContain('Lambda was read 1 s ago');
  expect(notice?.text).toContain('What adds risk is off until it answers; stopping');
});

test('credentials that AWS does not take: it is said what to do', () => {
  const textWith = (code: string) => {
    const error = {
      code,
      message: 'The security token is expired',
      since: '2026-11-21T14:03:24.000Z',
      missingAction: null,
    };
    const sources = { codedeploy: { ...fine, error }, lambda: fine, cloudwatch: fine };
    return healthNotices(target({ sources }), { kind: 'stale', ageSeconds: 48, sources: ['codedeploy'], ages }, now)[0]
      ?.text;
  };
  for (const code of ['ExpiredToken', 'ExpiredTokenException', 'InvalidClientTokenId', 'CredentialsProviderError'])
    expect(textWith(code)).toContain('log in again');
  expect(textWith('UNREACHABLE')).not.toContain('log in again');
});

test('CloudWatch alone being away turns no button off', () => {
  const [notice] = healthNotices(target(), { kind: 'stale', ageSeconds: 300, sources: ['cloudwatch'], ages }, now);
  expect(notice?.text).not.toContain('is off');
});

test('throttling says how many were refused and when it is tried faster again', () => {
  const slowed = { until: '2026-11-21T14:04:55.000Z', refused: 6, outOf: 40 };
  const [notice] = healthNotices(
    target({ sources: { codedeploy: { ...fine, slowed }, lambda: fine, cloudwatch: fine } }),
    { kind: 'slowed', ageSeconds: 9, sources: ['codedeploy'], ages },
    now,
  );
  expect(notice?.text).toBe(
    'CodeDeploy refused 6 of the last 40 calls (throttling). Sluice reads less often, trying faster again in 0:45. Acting still works.',
  );
});

test('throttled so hard that the picture is too old to act on, it does not say that acting works', () => {
  const slowed = { until: '2026-11-21T14:04:55.000Z', refused: 6, outOf: 40 };
  const old: SourceHealth = { ...fine, lastSuccessAt: '2026-11-21T14:03:22.000Z', slowed };
  const sources = { codedeploy: old, lambda: fine, cloudwatch: fine };
  const textIn = (state: LiveState) =>
    healthNotices(target({ sources }), state, now).find(({ kind }) => kind === 'slowed')?.text;
  expect(textIn(live)).toContain('What adds risk is off until CodeDeploy answers; stopping');
  expect(textIn({ kind: 'stale', ageSeconds: 48, sources: ['codedeploy'], ages })).toMatch(/in 0:45\.$/);
  expect(textIn({ kind: 'reconnecting', forSeconds: 20, ages })).toBeUndefined();
});

test('a short break of the stream is left to the indicator', () => {
  expect(healthNotices(target(), { kind: 'reconnecting', forSeconds: 4, ages }, now)).toEqual([]);
  expect(healthNotices(target(), { kind: 'reconnecting', forSeconds: 20, ages }, now)).toHaveLength(1);
});

test('a bypass that belongs to no target is shouted about, with its target’s name and what helps', () => {
  const orphan = { target: 'default', application: 'checkout', group: 'checkout-live' };
  const [notice] = healthNotices(target({ orphanedBypasses: [orphan, orphan] }), live, now);
  expect(notice).toMatchObject({ kind: 'orphaned', tone: 'bad', title: 'Nobody ends the bypass of checkout-live.' });
  expect(notice?.text).toContain('the target default, which is not configured');
  expect(notice?.text).toMatch(/The same holds for 1 other group\.$/);
  expect(healthNotices(target({ orphanedBypasses: [] }), live, now)).toEqual([]);
});

test('an endpoint that lacks an operation is named, a source that does not answer at all only once', () => {
  const message = 'The endpoint does not know codedeploy:BatchGetDeployments';
  const lacking: SourceHealth = {
    ...fine,
    error: { code: 'UnknownOperationException', message, since: '2026-11-21T14:00:00.000Z', missingAction: null },
  };
  const sources = { codedeploy: lacking, lambda: fine, cloudwatch: fine };
  const [notice, ...others] = healthNotices(target({ sources }), live, now);
  expect(others).toEqual([]);
  expect(notice).toMatchObject({ kind: 'incomplete', title: 'CodeDeploy cannot be read in full.' });
  expect(notice?.text).toContain(`${message}. Since 14:00:00 UTC.`);
  const stale: LiveState = { kind: 'stale', ageSeconds: 48, sources: ['codedeploy'], ages };
  expect(healthNotices(target({ sources }), stale, now).map(({ kind }) => kind)).toEqual(['stale']);
});

test('a bypass that AWS does not let end is said on every page', () => {
  const stuck = { application: 'shop', group: 'checkout-live', error: 'AWS refused codedeploy:UpdateDeploymentGroup' };
  const [notice] = healthNotices(target({ stuckBypasses: [stuck] }), live, now);
  expect(notice).toMatchObject({ kind: 'not-rearmed', tone: 'bad' });
  expect(notice?.title).toBe('The alarms of checkout-live should be obeyed again, and AWS refuses.');
  expect(notice?.text).toContain('AWS refused codedeploy:UpdateDeploymentGroup.');
  const [several] = healthNotices(target({ stuckBypasses: [stuck, stuck, stuck] }), live, now);
  expect(several?.text).toContain('The same holds for 2 other groups.');
});
