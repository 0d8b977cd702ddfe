import type { Rollout } from '../../domain/rollout.ts';

/** A plain canary in flight; tests say what differs. */
export function makeRollout(change: Partial<Rollout> = {}): Rollout {
  return {
    id: 'd-AAAAAAAAA',
    target: 'default',
    application: 'orders-app',
    group: 'orders-group',
    functionName: 'orders',
    alias: 'live',
    status: 'InProgress',
    creator: 'user',
    startedBy: null,
    description: null,
    createdAt: '2026-11-21T11:00:00.000Z',
    startedAt: '2026-11-21T11:00:01.000Z',
    completedAt: null,
    baselineVersion: '41',
    candidateVersion: '42',
    plan: {
      configName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      kind: 'canary',
      steps: [
        { afterSeconds: 0, percent: 10 },
        { afterSeconds: 300, percent: 100 },
      ],
    },
    shiftStartedAt: '2026-11-21T11:00:02.000Z',
    share: {
      plannedPercent: 10,
      routedPercent: 10,
      observedPercent: null,
      observedAt: null,
      observedCalls: null,
      next: { percent: 100, at: '2026-11-21T11:05:02.000Z' },
    },
    lifecycle: [],
    autoRollback: ['DEPLOYMENT_FAILURE'],
    alarms: { ignored: false, items: [] },
    traffic: null,
    rollback: { of: null, by: null, message: null },
    error: null,
    actions: [],
    watched: { from: '2026-11-21T11:00:00.000Z', to: null, missing: [] },
    consoleUrl: 'https://console.aws.amazon.com/',
    asOf: { codedeploy: '2026-11-21T11:00:02.000Z', lambda: null, cloudwatch: null },
    ...change,
  };
}
