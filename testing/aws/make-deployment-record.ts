import type { DeploymentRecord } from '../../lib/parts/code-deploy.ts';

/** For tests: a deployment of payments-live by a user, running since it was created. */
export function makeDeploymentRecord(change: Partial<DeploymentRecord> = {}): DeploymentRecord {
  return {
    id: 'd-3XQ8T9K1B',
    application: 'payments',
    group: 'payments-live',
    computePlatform: 'Lambda',
    configName: null,
    status: 'InProgress',
    creator: 'user',
    description: null,
    createdAt: '2026-11-21T13:52:41.000Z',
    startedAt: null,
    completedAt: null,
    error: null,
    rollback: { of: null, by: null, message: null },
    appSpec: null,
    overrideAlarms: null,
    autoRollback: null,
    ...change,
  };
}
