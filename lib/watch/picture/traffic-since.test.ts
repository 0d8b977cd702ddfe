import { expect, test } from 'vitest';
import { newEntry } from '../read/open-rollout.ts';
import { trafficSince } from './traffic-since.ts';
import type { MinuteCount } from '../../parts/cloud-watch.ts';
import { makeDeploymentRecord } from '../../../testing/aws/make-deployment-record.ts';

const SINCE = '2026-11-21T14:00:10.000Z';

type Figures = Partial<Pick<MinuteCount, 'invocations' | 'errors' | 'throttles'>>;

function candidateOf(minutes: Figures[]) {
  const appSpec = {
    functionName: 'payments',
    alias: 'live',
    currentVersion: '41',
    targetVersion: '42',
    beforeAllowTraffic: null,
    afterAllowTraffic: null,
  };
  const entry = newEntry(makeDeploymentRecord({ appSpec }), 0);
  const nothing = { invocations: null, errors: null, throttles: null, p50Ms: null, p90Ms: null, p99Ms: null };
  const counted = minutes.map((figures, index): [string, MinuteCount] => {
    const at = `2026-11-21T14:0${index}:00.000Z`;
    const of = { functionName: 'payments', alias: 'live', version: '42', at, slowCalls: null, slowOverMs: null };
    return [at, { ...of, ...nothing, ...figures }];
  });
  entry.minutes.set('42', new Map(counted));
  return trafficSince(entry, SINCE, null)?.candidate ?? null;
}

test.each<{ why: string; minutes: Figures[]; calls: number; errors: number | null; throttles: number | null }>([
  {
    why: 'known figures are added up',
    minutes: [
      { invocations: 5, errors: 1, throttles: 0 },
      { invocations: 7, errors: 2, throttles: 3 },
    ],
    calls: 12,
    errors: 3,
    throttles: 3,
  },
  {
    why: 'whether they failed was not counted',
    minutes: [{ invocations: 5 }],
    calls: 5,
    errors: null,
    throttles: null,
  },
  { why: 'throttled requests are no calls', minutes: [{ throttles: 4 }], calls: 0, errors: null, throttles: 4 },
])('$why', ({ minutes, calls, errors, throttles }) => {
  expect(candidateOf(minutes)).toMatchObject({ calls, errors, throttles });
});

test('a version without a minute has no traffic, which is not 0 calls', () => {
  expect(candidateOf([])).toBeNull();
});
