import { toIso, toMs } from '../../lib/domain/time/iso.ts';
import type { MinuteCount } from '../../lib/domain/series/minute-count.ts';
import { planOfConfig } from '../../lib/domain/plan/plan-of-config.ts';
import type { PreflightFacts } from '../../lib/domain/preflight/preflight-facts.ts';
import { makeDefinition } from './make-definition.ts';
import { makeAlarm, makeGroup, makeSummary } from './make-group.ts';

const NOW = '2026-11-21T14:04:10.000Z';
const ROLLS_BACK = ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'];

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
    versions: ['62', '63', '64'].map((version) => ({
      version,
      publishedAt: null,
      description: null,
      codeSha256: null,
      runtime: null,
      memoryMb: null,
      timeoutSeconds: null,
    })),
    hooks: [{ event: 'BeforeAllowTraffic', functionName: 'CodeDeployHook_smoke', exists: true }],
    concurrency: { reserved: 50, provisioned: [], peak: 8 },
    minutes: makeMinutes('63', 200, 0),
    ...change,
  };
}

/** For tests: a group with one alarm, on the errors of the new version 64. */
export function makeCalmGroup(change: Parameters<typeof makeGroup>[0] = {}) {
  const { dimensions } = makeDefinition();
  const definition = makeDefinition({ dimensions: { ...dimensions, ExecutedVersion: '64' }, threshold: 1 });
  return makeGroup({
    autoRollback: ROLLS_BACK,
    alarms: { ignored: false, ignorePollFailure: false, items: [makeAlarm({ definition })] },
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
