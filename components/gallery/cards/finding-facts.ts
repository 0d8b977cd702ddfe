import type { FindingCode } from '@/lib/domain/preflight/preflight.ts';
import type { PreflightFacts } from '@/lib/domain/preflight/preflight-facts.ts';
import { makePublishedVersion } from '@/testing/aws/make-version.ts';
import { makeAlarm, makeSummary } from '@/testing/domain/make-group.ts';
import {
  alarmed,
  calm,
  canary,
  defined,
  grouped,
  hook,
  makeCalmGroup,
  makeMinutes,
  makePreflightFacts,
  ofNew,
  red,
  wide,
} from '@/testing/domain/make-preflight-facts.ts';

const BYPASS = {
  since: '2026-11-21T13:10:00.000Z',
  sinceIsFirstSeen: false,
  by: 'ana',
  reason: 'ship the fix',
  rearmError: null,
  until: { at: '2026-11-21T15:04:10.000Z' },
};
const OTHER_ROLE = ['63', '64'].map((version) =>
  makePublishedVersion({ version, roleArn: `arn:aws:iam::482109371166:role/of-${version}` }),
);
const NO_ALIAS = {
  source: 'lambda' as const,
  code: 'ResourceNotFoundException',
  message: 'Cannot find alias',
  missingAction: null,
};
const PROVISIONED = { qualifier: '63', requested: 5, available: 5, status: 'READY' };

const OTHER = { application: 'payments-old', group: 'g-old' };

/** Facts in which each is found. Alarms ignored for one deployment are no fact of the group's. */
export const FINDING_FACTS: Record<Exclude<FindingCode, 'alarms-ignored-for-it'>, PreflightFacts> = {
  'group-busy': grouped({ activeRolloutId: 'd-3XQ8T9K1B' }),
  'alias-busy': grouped({ aliasUse: { groups: [OTHER], running: { id: 'd-3XQ8T9K1B', ...OTHER }, leftBy: null } }),
  'alias-shared': grouped({ aliasUse: { groups: [OTHER], running: null, leftBy: null } }),
  'alarm-red': alarmed([red], { minutes: makeMinutes('63', 20, 8) }),
  'alarm-missing': alarmed([makeAlarm({ state: 'NOT_FOUND', definition: null })]),
  'alarm-no-data': alarmed([{ ...calm, state: 'INSUFFICIENT_DATA', stateChangedAt: '2026-11-20T09:00:00.000Z' }]),
  'alarm-wrong-dimensions': defined({ dimensions: { Resource: 'payments-webhook:live' } }),
  'alarm-too-slow': defined({ evaluationPeriods: 5, datapointsToAlarm: 5 }, { plan: canary }),
  'alarm-alias-wide': defined({ dimensions: wide }, { minutes: makeMinutes('63', 80, 2) }),
  'alarm-missing-data-trips': defined({ treatMissingData: 'breaching' }, { minutes: makeMinutes('63', 0.5, 0) }),
  'alarm-missing-data-blinds': defined({ dimensions: ofNew }, { minutes: makeMinutes('63', 3, 0) }),
  'alarm-few-samples': defined({ metricName: 'Duration', statistic: 'p99', threshold: 800, lowSamples: 'ignore' }),
  'no-alarms': alarmed([]),
  'rollback-off': grouped({ autoRollback: [] }),
  'rollback-not-on-alarm': grouped({ autoRollback: ['DEPLOYMENT_FAILURE'] }),
  'ignore-poll-failure': alarmed([calm], {}, { ignorePollFailure: true }),
  bypassed: makePreflightFacts({
    group: makeCalmGroup({ alarms: { ignored: true, ignorePollFailure: false, items: [calm] }, bypass: BYPASS }),
  }),
  'hook-missing': makePreflightFacts({ hooks: hook('CodeDeployHook_smoke', false) }),
  'hook-not-permitted': makePreflightFacts({
    hooks: hook('smoke', true),
    group: makeCalmGroup({ lastRollout: makeSummary({ status: 'Failed' }) }),
  }),
  'alias-split': grouped({ drift: { kind: 'split', version: '63', weights: { '64': 30 } } }),
  'alias-moved': grouped({
    drift: { kind: 'moved', expectedVersion: '62', version: '63', seenAt: '2026-11-21T13:30:00.000Z' },
  }),
  'alias-gone': grouped({ aliasState: null, drift: { kind: 'unknown' }, problems: [NO_ALIAS] }),
  'alias-version-gone': grouped({ aliasState: { version: '12', weights: {}, revisionId: null } }),
  'reserved-concurrency': makePreflightFacts({ concurrency: { reserved: 10, provisioned: [], peak: 10 } }),
  'provisioned-on-baseline-only': makePreflightFacts({
    concurrency: { reserved: null, provisioned: [PROVISIONED], peak: 1 },
  }),
  'same-version': makePreflightFacts({ candidateVersion: '63' }),
  'version-missing': makePreflightFacts({ candidateVersion: '99' }),
  'versions-apart': makePreflightFacts({ versions: OTHER_ROLE, plan: canary }),
  'detection-poor': defined({ dimensions: ofNew, threshold: 20 }, { plan: canary }),
};
