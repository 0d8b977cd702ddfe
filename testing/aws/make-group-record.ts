import type { GroupRecord } from '../../lib/parts/code-deploy.ts';

/** For tests: CodeDeploy's own words about payments-live, which obeys no alarm and rolls nothing back. */
export function makeGroupRecord(change: Partial<GroupRecord> = {}): GroupRecord {
  return {
    application: 'payments',
    group: 'payments-live',
    computePlatform: 'Lambda',
    configName: 'CodeDeployDefault.LambdaAllAtOnce',
    autoRollback: [],
    alarms: { enabled: false, ignorePollAlarmFailure: false, names: [] },
    lastAttemptedDeploymentId: null,
    lastSuccessfulDeploymentId: null,
    ...change,
  };
}
