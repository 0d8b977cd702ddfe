import { planOfConfig } from '../../lib/domain/plan/plan-of-config.ts';
import { guardOf, type Guard } from '../../lib/domain/rollout/guard.ts';
import type { Rollout } from '../../lib/domain/rollout/rollout.ts';

/** For tests: orders-api from 41 to 42, at step 4 of a linear plan, 2026-11-21 14:04:10. */
export function makeRollout(change: Partial<Rollout> = {}): Rollout {
  const rollout: Omit<Rollout, 'guard'> = {
    id: 'd-3XQ8T9K1B',
    target: 'default',
    application: 'orders',
    group: 'orders-live',
    functionName: 'orders-api',
    alias: 'live',
    status: 'InProgress',
    creator: 'user',
    startedBy: null,
    description: null,
    createdAt: '2026-11-21T13:52:41.000Z',
    startedAt: '2026-11-21T13:52:42.000Z',
    completedAt: null,
    baselineVersion: '41',
    candidateVersion: '42',
    plan: planOfConfig('CodeDeployDefault.LambdaLinear10PercentEvery3Minutes', {
      type: 'TimeBasedLinear',
      linearPercentage: 10,
      linearIntervalMinutes: 3,
    }),
    shiftStartedAt: '2026-11-21T13:52:47.000Z',
    share: {
      plannedPercent: 40,
      routedPercent: 40,
      observedPercent: 37,
      observedAt: '2026-11-21T14:02:00.000Z',
      observedCalls: 142,
      next: { percent: 50, at: '2026-11-21T14:04:47.000Z' },
    },
    lifecycle: [],
    autoRollback: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM'],
    alarms: { ignored: false, items: [] },
    traffic: null,
    verdict: null,
    rollback: { of: null, by: null, message: null },
    error: null,
    watched: { from: null, to: null, missing: [] },
    consoleUrl: 'https://eu-west-1.console.aws.amazon.com/',
    asOf: { codedeploy: null, lambda: '2026-11-21T14:03:05.000Z', cloudwatch: null },
    ...change,
  };
  return { ...rollout, guard: change.guard ?? groupsGuard(rollout) };
}

/** The guard of a rollout whose group's own settings count. */
function groupsGuard({ alarms, autoRollback, rollback }: Omit<Rollout, 'guard'>): Guard {
  const { ignored, items } = alarms;
  const group =
    ignored === null || autoRollback === null
      ? null
      : {
          enabled: !ignored,
          ignorePollFailure: false,
          names: items.map(({ name }) => name),
          autoRollback,
        };
  return guardOf({
    isRollback: rollback.of !== null,
    override: null,
    ownAutoRollback: autoRollback,
    group,
    groupAtFirst: group,
  });
}
