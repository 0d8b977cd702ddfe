import type { FindingCase } from './finding-case.ts';
import { makeMathsDefinition } from '../make-definition.ts';
import { makeAlarm } from '../make-group.ts';
import {
  alarmed,
  atOnce,
  calm,
  canary,
  defined,
  makeCalmGroup,
  makeMinutes,
  makePreflightFacts,
  ofNew,
  red,
  wide,
} from '../make-preflight-facts.ts';

/** For tests: what pre-flight finds about alarms. */
export const ALARM_CASES: FindingCase[] = [
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
    'ignore-poll-failure',
    alarmed([calm], {}, { ignorePollFailure: true }),
    'warns',
    'A deployment goes on when CodeDeploy cannot read the state of its one alarm: ignorePollAlarmFailure is on.',
    alarmed([calm], {}, { ignorePollFailure: null }),
  ],
  [
    'detection-poor',
    defined({ dimensions: ofNew, threshold: 20 }, { plan: canary }),
    'warns',
    'The alarms would stop a version that fails every call in about ',
    defined({ dimensions: ofNew, threshold: 1, evaluationPeriods: 1, datapointsToAlarm: 1 }, { plan: canary }),
  ],
];
