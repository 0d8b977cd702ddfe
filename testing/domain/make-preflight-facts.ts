import { toIso, toMs } from '../../lib/domain/time/iso.ts';
import type { Alarm, AlarmDefinition } from '../../lib/domain/alarms/alarm.ts';
import type { Group } from '../../lib/domain/group/group.ts';
import type { MinuteCount } from '../../lib/domain/series/minute-count.ts';
import { planOfConfig } from '../../lib/domain/plan/plan-of-config.ts';
import type { PreflightFacts } from '../../lib/domain/preflight/preflight-facts.ts';
import { makePublishedVersion } from '../aws/make-version.ts';
import { makeDefinition } from './make-definition.ts';
import { makeAlarm, makeGroup, makeSummary } from './make-group.ts';

const NOW = '2026-11-21T14:04:10.000Z';
const ROLLS_BACK = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'];

/** Dimensions of the whole alias, and of the new version behind it. */
export const { dimensions: wide } = makeDefinition();
export const ofNew = { ...wide, ExecutedVersion: '64' };
/** An alarm without findings, and one in ALARM on the whole alias. */
export const calm = makeAlarm({ definition: makeDefinition({ dimensions: ofNew, threshold: 1 }) });
export const red = makeAlarm({
  state: 'ALARM',
  stateChangedAt: '2026-11-21T13:02:40.000Z',
  definition: makeDefinition(),
});

/**
 * For tests: payments-webhook from 63 to 64 in steps of 10% every 3 minutes at 200 calls a minute, without findings.
 */
export function makePreflightFacts(change: Partial<PreflightFacts> = {}): PreflightFacts {
  return {
    now: NOW,
    group: makeCalmGroup(),
    children: [],
    plan: planOfConfig('CodeDeployDefault.LambdaLinear10PercentEvery3Minutes', {
      type: 'TimeBasedLinear',
      linearPercentage: 10,
      linearIntervalMinutes: 3,
    }),
    candidateVersion: '64',
    versions: ['62', '63', '64'].map((version) => makePublishedVersion({ version })),
    hooks: [{ event: 'BeforeAllowTraffic', functionName: 'CodeDeployHook_smoke', exists: true }],
    concurrency: { reserved: 50, provisioned: [], peak: 8 },
    minutes: makeMinutes('63', 200, 0),
    ...change,
  };
}

/** For tests: a group with one alarm, on the errors of the new version 64. */
export function makeCalmGroup(change: Parameters<typeof makeGroup>[0] = {}) {
  return makeGroup({
    autoRollback: ROLLS_BACK,
    alarms: { ignored: false, ignorePollFailure: false, items: [calm] },
    lastRollout: makeSummary(),
    ...change,
  });
}

/** For tests: a version's last 65 minutes, all alike. */
export function makeMinutes(version: string, calls: number, errors: number): MinuteCount[] {
  return Array.from({ length: 65 }, (_, index) => ({
    version,
    at: toIso(Math.floor(toMs(NOW) / 60_000 - index) * 60_000),
    invocations: calls,
    errors,
    throttles: 0,
    p50Ms: null,
    p90Ms: null,
    p99Ms: null,
    slowCalls: null,
    slowOverMs: null,
  }));
}

/** For tests of pre-flight: two more plans. */
export const canary = planOfConfig('canary', {
  type: 'TimeBasedCanary',
  canaryPercentage: 10,
  canaryIntervalMinutes: 5,
});
export const atOnce = planOfConfig('at once', { type: 'AllAtOnce' });

/** For tests: facts of a group with these changes. */
export function grouped(change: Partial<Group>): PreflightFacts {
  return makePreflightFacts({ group: makeCalmGroup(change) });
}

/** For tests: facts of a group with these alarms. */
export function alarmed(
  items: Alarm[],
  change: Partial<PreflightFacts> = {},
  alarms: Partial<Group['alarms']> = {},
): PreflightFacts {
  const group = makeCalmGroup({ alarms: { ignored: false, ignorePollFailure: false, items, ...alarms } });
  return makePreflightFacts({ group, ...change });
}

/** For tests: facts of a group with one alarm of this definition. */
export function defined(definition: Partial<AlarmDefinition>, change: Partial<PreflightFacts> = {}): PreflightFacts {
  return alarmed([makeAlarm({ definition: makeDefinition(definition) })], change);
}

export const hook = (functionName: string, exists: boolean | null) => [
  { event: 'BeforeAllowTraffic' as const, functionName, exists },
];
