import type { Alarm } from '../../lib/domain/alarms/alarm.ts';
import type { Group } from '../../lib/domain/group/group.ts';
import type { RolloutSummary } from '../../lib/domain/rollout/rollout-summary.ts';
import { makeDefinition } from './make-definition.ts';

/** For tests: payments-webhook, all on 63, three active alarms, nothing running. */
export function makeGroup(change: Partial<Group> = {}): Group {
  return {
    target: 'default',
    application: 'payments',
    group: 'payments-live',
    functionName: 'payments-webhook',
    alias: 'live',
    aliasState: { version: '63', weights: {}, revisionId: 'r1' },
    configName: 'CodeDeployDefault.LambdaAllAtOnce',
    autoRollback: [],
    alarms: {
      ignored: false,
      ignorePollFailure: false,
      items: [
        makeAlarm({ name: 'webhook-errors' }),
        makeAlarm({ name: 'webhook-p99' }),
        makeAlarm({ name: 'webhook-dlq' }),
      ],
    },
    bypass: null,
    drift: { kind: 'in-place' },
    activeRolloutId: null,
    lastRolloutId: null,
    lastRollout: null,
    traffic: null,
    problems: [],
    consoleUrl: 'https://eu-west-1.console.aws.amazon.com/',
    asOf: { codedeploy: null, lambda: null, cloudwatch: null },
    ...change,
  };
}

export function makeAlarm(change: Partial<Alarm> = {}): Alarm {
  return {
    name: 'webhook-errors',
    state: 'OK',
    stateChangedAt: null,
    reason: null,
    definition: makeDefinition({ dimensions: {}, treatMissingData: 'missing' }),
    recent: null,
    ...change,
  };
}

/** For tests: a composite alarm over others. */
export function makeComposite(rule: string, change: Partial<Alarm> = {}): Alarm {
  return makeAlarm({ name: 'either', definition: null, rule, ...change });
}

export function makeSummary(change: Partial<RolloutSummary> = {}): RolloutSummary {
  return {
    id: 'd-P4T0YX6QJ',
    status: 'Succeeded',
    creator: 'user',
    errorCode: null,
    createdAt: '2026-11-21T13:00:00.000Z',
    startedAt: '2026-11-21T13:00:01.000Z',
    completedAt: '2026-11-21T13:05:00.000Z',
    baselineVersion: '62',
    candidateVersion: '63',
    configName: 'CodeDeployDefault.LambdaAllAtOnce',
    rolledBackBy: null,
    rollbackOf: null,
    undid: null,
    ...change,
  };
}
