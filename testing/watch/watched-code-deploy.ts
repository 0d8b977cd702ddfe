import { toMs } from '../../lib/domain/time/iso.ts';
import type { AwsCodeDeploy, DeploymentTargetRecord, GroupRecord } from '../../lib/parts/code-deploy.ts';
import { makeGroupRecord } from '../aws/make-group-record.ts';
import { lifecycleOf, recordOf, type FakeDeployment } from './fake-deployment.ts';
import { knownPlanSteps } from './known-plan-steps.ts';
import { lastDeploymentOf } from './last-deployment-of.ts';
import type { FakeGroup, WatchedAccount } from './watched-account.ts';

/** What the watcher uses of CodeDeploy, on the account's state. */
export function codeDeployOf(account: WatchedAccount): Partial<AwsCodeDeploy> {
  const { nowMs } = account;
  const called = <T>(operation: string, subject: string, answer: () => T) =>
    account.called('codedeploy', operation, subject, answer);
  return {
    listActiveDeploymentIds: () =>
      called('ListDeployments', '', () =>
        account.deployments.filter((deployment) => isActiveAt(deployment, nowMs())).map(({ id }) => id),
      ),
    listDeploymentIds: ({ createdAfter }) =>
      called('ListDeployments', '', () => ({
        ids: account.deployments
          .filter(({ createdAtMs }) => createdAtMs <= nowMs())
          .filter(({ createdAtMs }) => createdAfter === null || createdAtMs >= toMs(createdAfter))
          .map(({ id }) => id),
        nextToken: null,
      })),
    getDeployments: (ids) =>
      called('BatchGetDeployments', ids.join(), () =>
        account.deployments.filter(({ id }) => ids.includes(id)).map((deployment) => recordOf(deployment, nowMs())),
      ),
    getDeploymentTarget: (id) =>
      called('GetDeploymentTarget', id, () => {
        const deployment = account.deployments.find((one) => one.id === id);
        return !deployment || deployment.startedAtMs > nowMs() ? null : targetOf(deployment, nowMs());
      }),
    listLambdaApplications: () =>
      called('ListApplications', '', () => [...new Set(account.groups.map((group) => group.application))]),
    listGroupNames: (application) =>
      called('ListDeploymentGroups', application, () =>
        account.groups.filter((group) => group.application === application).map(({ group }) => group),
      ),
    getGroups: (application, names) =>
      called('BatchGetDeploymentGroups', application, () =>
        account.groups
          .filter((group) => group.application === application && names.includes(group.group))
          .map((group) => groupRecordOf(account, group)),
      ),
    getPlan: (configName) => Promise.resolve({ configName, kind: 'linear', steps: knownPlanSteps(configName) }),
  };
}

function isActiveAt({ createdAtMs, end }: FakeDeployment, nowMs: number): boolean {
  return createdAtMs <= nowMs && (end === null || end.atMs > nowMs);
}

function targetOf(deployment: FakeDeployment, nowMs: number): DeploymentTargetRecord {
  return {
    targetId: `t-${deployment.id}`,
    status: recordOf(deployment, nowMs).status,
    lastUpdatedAt: null,
    lifecycle: lifecycleOf(deployment, nowMs),
    functionName: deployment.functionName,
    alias: deployment.alias,
    currentVersion: deployment.from,
    targetVersion: deployment.to,
    targetWeightPercent: null,
  };
}

function groupRecordOf(account: WatchedAccount, group: FakeGroup): GroupRecord {
  return makeGroupRecord({
    application: group.application,
    group: group.group,
    computePlatform: group.computePlatform ?? 'Lambda',
    configName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
    autoRollback: ['DEPLOYMENT_FAILURE'],
    alarms: group.alarms,
    lastAttemptedDeploymentId: lastDeploymentOf(account, group)?.id ?? null,
  });
}
