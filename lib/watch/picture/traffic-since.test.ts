import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RolloutEntry } from './picture.ts';
import { verdictOfEntry } from './verdict-of-entry.ts';
import { newEntry } from '../read/open-rollout.ts';
import { trafficSince } from './traffic-since.ts';
import type { MinuteCount } from '../../parts/cloud-watch.ts';
import { makeDeploymentRecord } from '../../../testing/aws/make-deployment-record.ts';

const SINCE = '2026-11-21T14:00:10.000Z';

type Figures = Partial<Pick<MinuteCount, 'invocations' | 'errors' | 'throttles' | 'p99Ms'>>;

function entryWith(minutes: Record<string, Figures[]>): RolloutEntry {
  const appSpec = {
    functionName: 'payments',
    alias: 'live',
    currentVersion: '41',
    targetVersion: '42',
    beforeAllowTraffic: null,
    afterAllowTraffic: null,
  };
  const entry = newEntry(makeDeploymentRecord({ appSpec }), 0);
  entry.shiftStartKept = SINCE;
  const nothing = { invocations: null, errors: null, throttles: null, p50Ms: null, p90Ms: null, p99Ms: null };
  for (const [version, figures] of Object.entries(minutes)) {
    const counted = figures.map((figure, index): [string, MinuteCount] => {
      const at = `2026-11-21T14:0${index}:00.000Z`;
      const of = { functionName: 'payments', alias: 'live', version, at, slowCalls: null, slowOverMs: null };
      return [at, { ...of, ...nothing, ...figure }];
    });
    entry.minutes.set(version, new Map(counted));
  }
  return entry;
}

const candidateOf = (minutes: Figures[]) =>
  trafficSince(entryWith(minutes.length === 0 ? {} : { 42: minutes }), SINCE, null, null)?.candidate ?? null;

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

test('the counts of the comparison are those of the verdict, with short calls and with long ones', () => {
  const figures = fc
    .tuple(fc.nat(200), fc.nat(200), fc.constantFrom(100, 60_000))
    .map(([invocations, errors, p99Ms]) => ({ invocations, errors: Math.min(invocations, errors), p99Ms }));
  const minutes = fc.array(figures, { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(minutes, minutes, fc.integer({ min: 0, max: 59 }), (baseline, candidate, second) => {
      const entry = entryWith({ 41: baseline, 42: candidate });
      const now = `2026-11-21T14:09:${String(second).padStart(2, '0')}.000Z`;
      const verdict = verdictOfEntry(entry, now);
      const traffic = trafficSince(entry, SINCE, null, verdict);
      for (const side of ['baseline', 'candidate'] as const) {
        const counts = traffic?.[side] ?? null;
        expect(counts?.calls ?? 0).toBe(verdict?.[side].calls);
        expect(counts?.errors ?? 0).toBe(verdict?.[side].failed);
      }
      expect(traffic?.until ?? null).toBe(verdict?.countedUntil);
    }),
  );
});
