import { planOfConfig } from '../../lib/domain/plan/plan-of-config.ts';
import type { AwsCodeDeploy, DeploymentRecord } from '../../lib/parts/code-deploy.ts';
import { makeDeploymentRecord } from '../aws/make-deployment-record.ts';
import { makeGroupRecord } from '../aws/make-group-record.ts';
import { FIRST_ROLLOUT, type FakeAccount } from './fake-account.ts';

/** What the commands and queries use of CodeDeploy, on the account's state. */
export function codeDeployOf(account: FakeAccount): Partial<AwsCodeDeploy> {
  const { called } = account;
  return {
    stopDeployment: (id, autoRollback) =>
      called('stop', () => {
        account.acts.push(`stop ${id} ${autoRollback ? 'and roll back' : 'only'}`);
        account.deployment.status = 'Stopped';
        account.deployment.error = 'MANUAL_STOP';
        return { status: 'Succeeded', message: null, requestId: 'r-stop' };
      }),
    createDeployment: (input) =>
      called('create', () => {
        const id = `d-NEW${account.created.length + 1}`;
        account.acts.push(`create ${input.appSpec.currentVersion}→${input.appSpec.targetVersion}`);
        account.created.push({ ...input, id, createdAt: account.now() });
        return { deploymentId: id, requestId: 'r-create' };
      }),
    updateAlarmConfiguration: (_application, _group, next) =>
      called('update', () => {
        account.acts.push(`alarms ${next.enabled ? 'on' : 'off'}`);
        account.alarms = next;
        return { requestId: 'r-update' };
      }),
    getGroups: () => called('readAlarms', () => [makeGroupRecord({ alarms: structuredClone(account.alarms) })]),
    listActiveDeploymentIds: () => Promise.resolve(account.others.map(({ id }) => id)),
    getDeployments: (ids) =>
      called('read', () => ids.map((id) => recordOf(account, id)).filter((record) => record !== null)),
    getDeploymentTarget: () => Promise.resolve(null),
    listDeploymentIds: () => called('read', () => ({ ids: account.created.map(({ id }) => id), nextToken: null })),
    getPlan: (configName) =>
      // As the real client: predefined configs cost no call.
      configName.startsWith('CodeDeployDefault.')
        ? Promise.resolve(planOf(configName))
        : called('read', () => planOf(configName)),
    listPlans: () => called('read', () => [planOf('CodeDeployDefault.LambdaCanary10Percent5Minutes')]),
    buildAppSpec: (spec) => ({ content: JSON.stringify(spec), sha256: 'sha256 of it' }),
  };
}

function recordOf(account: FakeAccount, id: string): DeploymentRecord | null {
  const { deployment, hooks } = account;
  const other = account.others.find((one) => one.id === id);
  if (other !== undefined) return other;
  const made = account.created.find((one) => one.id === id);
  if (made === undefined && id !== FIRST_ROLLOUT) return null;
  return makeDeploymentRecord({
    id,
    ...(made === undefined
      ? { status: deployment.status, rollback: { of: null, by: deployment.rolledBackBy, message: null } }
      : { description: made.description, createdAt: made.createdAt }),
    error: deployment.error === null ? null : { code: deployment.error, message: null },
    appSpec: hooks && {
      functionName: 'payments-webhook',
      alias: 'live',
      currentVersion: '62',
      targetVersion: '63',
      beforeAllowTraffic: hooks.before,
      afterAllowTraffic: hooks.after,
    },
  });
}

const planOf = (configName: string) =>
  planOfConfig(configName, { type: 'TimeBasedCanary', canaryPercentage: 10, canaryIntervalMinutes: 5 });
