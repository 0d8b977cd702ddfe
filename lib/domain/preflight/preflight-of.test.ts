import { describe, expect, test } from 'vitest';
import { makePublishedVersion } from '../../../testing/aws/make-version.ts';
import { makeDefinition, makeMathsDefinition } from '../../../testing/domain/make-definition.ts';
import { makeAlarm, makeSummary } from '../../../testing/domain/make-group.ts';
import {
  alarmed,
  atOnce,
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
} from '../../../testing/domain/make-preflight-facts.ts';
import type { PublishedVersion } from '../group/group.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import { preflightOf } from './preflight-of.ts';
import type { FindingCode } from './preflight.ts';

const bypass = {
  since: '2026-11-21T13:10:00.000Z',
  sinceIsFirstSeen: false,
  by: 'ana',
  reason: 'ship the fix',
  rearmError: null,
};
const provisioned = (qualifier: string) => ({ qualifier, requested: 5, available: 5, status: 'READY' });
const split = { kind: 'split' as const, version: '63', weights: { '64': 30 } };

/** What the watcher notes when Lambda has no such alias. */
const notFound = {
  source: 'lambda' as const,
  code: 'ResourceNotFoundException',
  message: 'Cannot find alias',
  missingAction: null,
};

const versionsWith = (before: Partial<PublishedVersion>, after: Partial<PublishedVersion>) => [
  makePublishedVersion({ version: '63', ...before }),
  makePublishedVersion({ version: '64', ...after }),
];

const OTHER = { application: 'payments-old', group: 'g-old' };

/** Each finding: facts that lead to it, its severity, the beginning of its sentence, and similar facts that do not. */
const CASES: [FindingCode, PreflightFacts, 'blocks' | 'warns' | 'notes', string, PreflightFacts][] = [
  [
    'group-busy',
    grouped({ activeRolloutId: 'd-1' }),
    'blocks',
    'd-1 is running for this group, and AWS refuses a second deployment until it ends.',
    grouped({ lastRolloutId: 'd-1' }),
  ],
  [
    'alias-busy',
    grouped({ aliasUse: { groups: [OTHER], running: { id: 'd-1', ...OTHER }, leftBy: null } }),
    'blocks',
    'd-1 of group g-old (application payments-old) is running, and it moves payments-webhook:live too: ',
    grouped({ aliasUse: { groups: [OTHER], running: null, leftBy: null } }),
  ],
  [
    'alias-shared',
    grouped({ aliasUse: { groups: [OTHER], running: null, leftBy: null } }),
    'notes',
    'group g-old (application payments-old) deployed payments-webhook:live too',
    grouped({ aliasUse: { groups: [], running: null, leftBy: null } }),
  ],
  [
    'alarm-red',
    alarmed([red], { minutes: makeMinutes('63', 20, 8) }),
    'blocks',
    'webhook-errors is in ALARM since 13:02 UTC: version 63, which has 100% of the traffic, failed 480 of 1,200 calls in the last hour; a deployment would be stopped at once.',
    alarmed([{ ...red, state: 'OK' }]),
  ],
  [
    'alarm-missing',
    alarmed([makeAlarm({ state: 'NOT_FOUND', definition: null })]),
    'blocks',
    'The group lists webhook-errors, and CloudWatch has no alarm of this name: by its documentation CodeDeploy stops a deployment whose alarms it cannot read.',
    alarmed([makeAlarm({ state: 'INSUFFICIENT_DATA', definition: null })]),
  ],
  [
    'alarm-no-data',
    alarmed([{ ...calm, state: 'INSUFFICIENT_DATA', stateChangedAt: '2026-11-20T09:00:00.000Z' }]),
    'warns',
    'webhook-errors has no data since 2026-11-20 09:00 UTC: it says nothing of what runs now.',
    alarmed([calm]),
  ],
  [
    'alarm-wrong-dimensions',
    defined({ dimensions: { Resource: 'payments-webhook:live' } }),
    'warns',
    'webhook-errors would not see the new version of payments-webhook:live: it lacks the dimension FunctionName.',
    defined({ dimensions: wide }),
  ],
  [
    'alarm-wrong-dimensions',
    defined({ dimensions: { ...wide, ExecutedVersion: '63' } }),
    'warns',
    'webhook-errors would not see the new version of payments-webhook:live: its ExecutedVersion is 63, and the deployment moves to 64.',
    defined({ dimensions: ofNew }),
  ],
  [
    'alarm-wrong-dimensions',
    alarmed([makeAlarm({ definition: makeMathsDefinition('errors', { ...wide, FunctionName: 'other' }) })]),
    'warns',
    'webhook-errors would not see the new version of payments-webhook:live: it watches another function, other.',
    alarmed([makeAlarm({ definition: makeMathsDefinition('errors', ofNew) })]),
  ],
  [
    'alarm-too-slow',
    defined({ evaluationPeriods: 5, datapointsToAlarm: 5 }, { plan: canary }),
    'warns',
    'webhook-errors needs 5 data points of 1 minute and about 57 s more until CodeDeploy acts, 5 min 57 s together; the plan leaves 5 minutes before the new version has all the traffic.',
    defined({ evaluationPeriods: 5, datapointsToAlarm: 4 }, { plan: canary }),
  ],
  [
    'alarm-too-slow',
    makePreflightFacts({ plan: atOnce }),
    'warns',
    'All at once: the new version has all the traffic from the first second, so the alarm cannot act before that.',
    makePreflightFacts({
      plan: atOnce,
      group: makeCalmGroup({ alarms: { ignored: false, ignorePollFailure: false, items: [] } }),
    }),
  ],
  [
    'alarm-alias-wide',
    defined({ dimensions: wide }, { minutes: makeMinutes('63', 80, 2) }),
    'notes',
    "webhook-errors sees payments-webhook:live as a whole: what version 63 does (2.5% of 80 calls a minute fail now) can roll back the new version, and at a share of 10% only about 8 calls a minute in it are the new version's.",
    defined({ dimensions: ofNew }),
  ],
  [
    'alarm-alias-wide',
    defined({ dimensions: { FunctionName: 'payments-webhook' }, statistic: 'Average' }),
    'notes',
    'webhook-errors sees payments-webhook as a whole: what version 63 does (0% of 200 calls a minute fail now) can roll back the new version, and at a share of 10% a new version that fails 20% of its calls makes 2% of the whole.',
    defined({ namespace: 'Shop' }),
  ],
  [
    'alarm-missing-data-trips',
    defined({ treatMissingData: 'breaching' }, { minutes: makeMinutes('63', 0.5, 0) }),
    'warns',
    'At 0.5 calls a minute, 60.7% of its periods of 1 minute have no call, and webhook-errors takes missing data for breaching: it goes to ALARM for lack of calls in 8.2% of its evaluations.',
    defined({ treatMissingData: 'breaching' }),
  ],
  [
    'alarm-missing-data-blinds',
    defined({ dimensions: ofNew }, { minutes: makeMinutes('63', 3, 0) }),
    'warns',
    'At 3 calls a minute and a share of 10% of them, 74.1% of its periods of 1 minute have no call (0.3 on average), so webhook-errors has the 3 data points that it needs in ',
    defined({ dimensions: ofNew }, { minutes: makeMinutes('63', 30, 0) }),
  ],
  [
    'alarm-missing-data-blinds',
    defined({ dimensions: ofNew }, { minutes: makeMinutes('63', 3, 0) }),
    'warns',
    'At 3 calls a minute and a share of 10% of them, ',
    // It watches a version that gets no calls in this deployment: a finding of its own, not a share of calls.
    defined({ dimensions: { ...wide, ExecutedVersion: '62' } }, { minutes: makeMinutes('63', 3, 0) }),
  ],
  [
    'alarm-few-samples',
    defined({ metricName: 'Duration', statistic: 'p99', threshold: 800, dimensions: ofNew }),
    'notes',
    'At 200 calls a minute and a share of 10% of them a period of 1 minute has about 20: their p99 is the slowest of them, so a single slow call can trip webhook-errors.',
    // Of 1,000 calls a period a tenth is slower than the p90.
    defined({ metricName: 'Duration', statistic: 'p90', threshold: 800, periodSeconds: 300 }),
  ],
  [
    'alarm-few-samples',
    defined({ metricName: 'Duration', statistic: 'p99', threshold: 800, lowSamples: 'ignore' }),
    'warns',
    'At 200 calls a minute a period of 1 minute has about 200, and webhook-errors is set to ignore a p99 of fewer than 1,000: it stops nothing.',
    defined(
      { metricName: 'Duration', statistic: 'p99', threshold: 800, lowSamples: 'ignore' },
      { minutes: makeMinutes('63', 1000, 0) },
    ),
  ],
  [
    'no-alarms',
    alarmed([]),
    'warns',
    'The group lists no alarm, so nothing but a hook or a person stops a bad version of payments-webhook:live.',
    alarmed([calm]),
  ],
  [
    'rollback-off',
    grouped({ autoRollback: [] }),
    'warns',
    'Automatic rollback is off: a deployment that fails or is stopped leaves payments-webhook:live as it is at that moment, split between two versions.',
    grouped({ autoRollback: ['DEPLOYMENT_FAILURE'] }),
  ],
  [
    'rollback-not-on-alarm',
    grouped({ autoRollback: ['DEPLOYMENT_FAILURE'] }),
    'warns',
    'The group rolls back on DEPLOYMENT_FAILURE and not on DEPLOYMENT_STOP_ON_ALARM: an alarm stops the deployment and leaves payments-webhook:live split.',
    grouped({ autoRollback: ['DEPLOYMENT_STOP_ON_ALARM'] }),
  ],
  [
    'ignore-poll-failure',
    alarmed([calm], {}, { ignorePollFailure: true }),
    'warns',
    'A deployment goes on when CodeDeploy cannot read the state of its one alarm: ignorePollAlarmFailure is on.',
    alarmed([calm], {}, { ignorePollFailure: null }),
  ],
  [
    'bypassed',
    makePreflightFacts({
      group: makeCalmGroup({
        alarms: { ignored: true, ignorePollFailure: false, items: [calm] },
        bypass: { ...bypass, until: { at: '2026-11-21T15:04:10.000Z' } },
      }),
    }),
    'warns',
    'The group ignores its one alarm, by ana at 13:10 UTC (“ship the fix”); it re-arms itself at 15:04 UTC, in 1 h.',
    alarmed([calm], {}, { ignored: null }),
  ],
  [
    'hook-missing',
    makePreflightFacts({ hooks: hook('CodeDeployHook_smoke', false) }),
    'blocks',
    'The BeforeAllowTraffic hook CodeDeployHook_smoke does not exist: the deployment would fail there, before any call moves.',
    makePreflightFacts({ hooks: hook('CodeDeployHook_smoke', null) }),
  ],
  [
    'hook-not-permitted',
    makePreflightFacts({
      hooks: hook('arn:aws:lambda:eu-west-1:123456789012:function:smoke', true),
      group: makeCalmGroup({ lastRollout: makeSummary({ status: 'Failed' }) }),
    }),
    'warns',
    "The BeforeAllowTraffic hook is called arn:aws:lambda:eu-west-1:123456789012:function:smoke: unless the group's service role allows it,",
    // The last deployment called it and succeeded, so the role may.
    makePreflightFacts({ hooks: hook('smoke', true) }),
  ],
  [
    'alias-split',
    grouped({ drift: split }),
    'blocks',
    'payments-webhook:live is split, 30% on 64 and 70% on 63, and no rollout is running: AWS fails every deployment of it until the weights are removed.',
    grouped({ drift: { kind: 'shifting' } }),
  ],
  [
    'alias-moved',
    grouped({ drift: { kind: 'moved', expectedVersion: '62', version: '63', seenAt: '2026-11-21T13:30:00.000Z' } }),
    'warns',
    'payments-webhook:live is on version 63, seen first at 13:30 UTC, and its last rollout left it on 62: a deployment whose AppSpec starts from 62 fails at once.',
    grouped({ drift: { kind: 'in-place' } }),
  ],
  [
    'alias-gone',
    grouped({ aliasState: null, drift: { kind: 'unknown' }, problems: [notFound] }),
    'blocks',
    'payments-webhook:live does not exist in Lambda any more, or its function does not: a deployment would fail.',
    // Unread does not mean deleted.
    grouped({
      aliasState: null,
      drift: { kind: 'unknown' },
      problems: [{ ...notFound, code: 'AccessDeniedException' }],
    }),
  ],
  [
    'alias-version-gone',
    grouped({ aliasState: { version: '12', weights: {}, revisionId: null } }),
    'blocks',
    'payments-webhook:live points to version 12, which does not exist any more: calls through it fail, and a deployment cannot start from it.',
    // Published after the versions were read.
    grouped({ aliasState: { version: '65', weights: {}, revisionId: null } }),
  ],
  [
    'reserved-concurrency',
    makePreflightFacts({ concurrency: { reserved: 10, provisioned: [], peak: 10 } }),
    'warns',
    'payments-webhook has 10 reserved executions for both versions together, and had 10 at once in the last hours: the new version, slower while it starts, would be throttled.',
    makePreflightFacts({ concurrency: { reserved: null, provisioned: [], peak: 10 } }),
  ],
  [
    'provisioned-on-baseline-only',
    makePreflightFacts({ concurrency: { reserved: null, provisioned: [provisioned('63')], peak: 1 } }),
    'notes',
    'Version 63 has 5 provisioned executions and version 64 has none: its first calls start cold.',
    makePreflightFacts({
      concurrency: { reserved: null, provisioned: [provisioned('63'), provisioned('64')], peak: 1 },
    }),
  ],
  [
    'same-version',
    makePreflightFacts({ candidateVersion: '63' }),
    'blocks',
    'payments-webhook:live is on version 63 already, and AWS fails a deployment to the version that is there.',
    makePreflightFacts({ candidateVersion: null }),
  ],
  [
    'version-missing',
    makePreflightFacts({ candidateVersion: '99' }),
    'blocks',
    'payments-webhook has no version 99.',
    makePreflightFacts({ candidateVersion: '$LATEST' }),
  ],
  [
    'versions-apart',
    makePreflightFacts({ versions: versionsWith({ roleArn: 'role/a' }, { roleArn: 'role/b' }) }),
    'blocks',
    'Versions 63 and 64 have different execution roles, and Lambda does not let such versions share an alias: the first step of CodeDeployDefault.LambdaLinear10PercentEvery3Minutes would be refused.',
    makePreflightFacts({ versions: versionsWith({ roleArn: 'role/a' }, { roleArn: 'role/a' }) }),
  ],
  [
    'versions-apart',
    makePreflightFacts({ versions: versionsWith({ deadLetterArn: 'queue' }, {}), plan: canary }),
    'blocks',
    'Versions 63 and 64 have different dead-letter queues, ',
    makePreflightFacts({ versions: versionsWith({ roleArn: 'role/a' }, { roleArn: 'role/b' }), plan: atOnce }),
  ],
  [
    'versions-apart',
    makePreflightFacts({
      versions: versionsWith({ roleArn: 'role/a', deadLetterArn: 'a' }, { roleArn: 'role/b', deadLetterArn: 'b' }),
    }),
    'blocks',
    'Versions 63 and 64 have different execution roles and different dead-letter queues, ',
    // A role that was not read is not another one.
    makePreflightFacts({ versions: versionsWith({ roleArn: 'role/a' }, { roleArn: null }) }),
  ],
  [
    'detection-poor',
    defined({ dimensions: ofNew, threshold: 20 }, { plan: canary }),
    'warns',
    'The alarms would stop a version that fails every call in about ',
    defined({ dimensions: ofNew, threshold: 1, evaluationPeriods: 1, datapointsToAlarm: 1 }, { plan: canary }),
  ],
];

describe('preflightOf', () => {
  test('finds nothing where there is nothing', () => {
    const { findings, unread, detection, madeAt } = preflightOf(makePreflightFacts());
    expect(findings).toEqual([]);
    expect(unread).toEqual([]);
    expect(detection?.cases[3]?.stoppedPercent).toBe(100);
    expect(madeAt).toBe('2026-11-21T14:04:10.000Z');
  });

  test.each(CASES)('%s, and %# not', (code, facts, severity, sentence, without) => {
    const finding = preflightOf(facts).findings.find((one) => one.code === code);
    expect(finding?.sentence.slice(0, sentence.length) ?? null).toBe(sentence);
    expect(finding).toMatchObject({ severity, remedy: expect.stringMatching(/\.$/) as string });
    expect(preflightOf(without).findings.map((one) => one.code)).not.toContain(code);
  });

  test('has a case for every code', () => {
    // Only ignoringAlarms adds the one that is left out.
    const codes: Record<Exclude<FindingCode, 'alarms-ignored-for-it'>, true> = {
      'group-busy': true,
      'alias-busy': true,
      'alias-shared': true,
      'alarm-red': true,
      'alarm-missing': true,
      'alarm-no-data': true,
      'alarm-wrong-dimensions': true,
      'alarm-too-slow': true,
      'alarm-alias-wide': true,
      'alarm-missing-data-trips': true,
      'alarm-missing-data-blinds': true,
      'alarm-few-samples': true,
      'no-alarms': true,
      'rollback-off': true,
      'rollback-not-on-alarm': true,
      'ignore-poll-failure': true,
      bypassed: true,
      'hook-missing': true,
      'hook-not-permitted': true,
      'alias-split': true,
      'alias-moved': true,
      'alias-gone': true,
      'alias-version-gone': true,
      'reserved-concurrency': true,
      'provisioned-on-baseline-only': true,
      'same-version': true,
      'version-missing': true,
      'versions-apart': true,
      'detection-poor': true,
    };
    expect(new Set(CASES.map(([code]) => code))).toEqual(new Set(Object.keys(codes)));
  });

  test('an alarm on something else than this function is not told that calls would give it data', () => {
    const silent = (namespace: string) =>
      alarmed([makeAlarm({ state: 'INSUFFICIENT_DATA', definition: makeDefinition({ namespace }) })], {
        minutes: makeMinutes('63', 0, 0),
      });
    const remedyOf = (namespace: string) =>
      preflightOf(silent(namespace)).findings.find(({ code }) => code === 'alarm-no-data')?.remedy;
    expect(remedyOf('CloudWatchSynthetics')).toBe(
      'Look whether what it watches still reports; until then count on the other alarms and the hooks.',
    );
  });

  test('lists the worst first', () => {
    const facts = alarmed([red, makeAlarm({ name: 'wide', definition: makeDefinition() })], { candidateVersion: '63' });
    const severities = preflightOf(facts).findings.map((one) => one.severity);
    expect(severities).toEqual(severities.toSorted((a, b) => 'bwn'.indexOf(a.charAt(0)) - 'bwn'.indexOf(b.charAt(0))));
    expect(preflightOf(facts).findings[0]?.code).toBe('alarm-red');
  });

  test('a busy group is reported as busy and not as an alias out of place', () => {
    const codes = preflightOf(grouped({ activeRolloutId: 'd-1', drift: split })).findings.map((one) => one.code);
    expect(codes).toEqual(['group-busy']);
  });
});
