import { AppError } from '../../lib/domain/errors/problem.ts';
import { lifecycleOf, recordOf, type FakeDeployment } from './fake-deployment.ts';
import { knownPlanSteps } from './known-plan-steps.ts';
import type { Alarm } from '../../lib/domain/alarms/alarm.ts';
import { toIso, toMs } from '../../lib/domain/time/iso.ts';
import type { AwsCall, AwsTarget } from '../../lib/parts/aws-target.ts';
import type { Clock } from '../../lib/parts/clock.ts';
import type { MinuteCount } from '../../lib/parts/cloud-watch.ts';
import type { AlarmConfiguration, GroupRecord } from '../../lib/parts/code-deploy.ts';

export interface FakeGroup {
  application: string;
  group: string;
  computePlatform?: string;
  functionName: string;
  alias: string;
  version: string;
  /** Where somebody moved the alias by hand. */
  movedTo?: string;
  alarms: AlarmConfiguration;
}

export interface FakeAws extends AwsTarget {
  groups: FakeGroup[];
  deployments: FakeDeployment[];
  alarms: Map<string, Alarm>;
  /** The alarms' metrics in their last periods. */
  values: Map<string, (number | null)[]>;
  /** "function:version" of deleted versions. */
  gone: Set<string>;
  calls: { atMs: number; operation: string }[];
  /** Refuses a call when it returns an error. `subject`: the id or name that the call is about. */
  refuse: (operation: string, subject: string) => AppError | null;
  counts: (functionName: string, version: string, minuteMs: number) => number | null;
  /** Of those calls. */
  failures: (version: string, minuteMs: number) => number;
  /** Of those calls, above any limit that is asked for. */
  slow: (version: string, minuteMs: number) => number;
}

type WantedMinutes = Parameters<AwsTarget['cloudWatch']['versionMinutes']>[0][number];

/** An account in memory behind the watcher's port. Answers at once. Its clock is the test's. */
export function createFakeAws(clock: Clock): FakeAws {
  const listeners = new Set<(call: AwsCall) => void>();
  const nowMs = () => clock.now().getTime();

  async function call<T>(source: AwsCall['source'], operation: string, subject: string, answer: () => T): Promise<T> {
    const error = aws.refuse(operation, subject);
    aws.calls.push({ atMs: nowMs(), operation });
    for (const listener of listeners)
      listener({
        source,
        operation,
        attempts: 1,
        error: error && {
          code: error.code === 'AWS_UNREACHABLE' ? 'UNREACHABLE' : (error.details.awsError?.name ?? error.code),
          message: error.message,
          throttled: error.code === 'AWS_THROTTLED',
          missingAction: error.details.missingAction ?? null,
        },
      });
    if (error) throw error;
    return answer();
  }

  const aws: FakeAws = {
    config: { name: 'default', region: 'eu-west-1', roleArn: null, endpoint: null },
    clock: { now: () => clock.now(), rate: () => 1 },
    simulated: () => false,
    onCall(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    groups: [],
    deployments: [],
    alarms: new Map(),
    values: new Map(),
    gone: new Set(),
    calls: [],
    refuse: () => null,
    counts: () => null,
    failures: () => 0,
    slow: () => 0,
    sts: { accountId: () => call('sts', 'GetCallerIdentity', '', () => '123456789012') },
    codeDeploy: {
      listActiveDeploymentIds: () => call('codedeploy', 'ListDeployments', '', () => active().map(({ id }) => id)),
      listDeploymentIds: ({ createdAfter }) =>
        call('codedeploy', 'ListDeployments', '', () => ({
          ids: aws.deployments
            .filter(({ createdAtMs }) => createdAtMs <= nowMs())
            .filter(({ createdAtMs }) => createdAfter === null || createdAtMs >= toMs(createdAfter))
            .map(({ id }) => id),
          nextToken: null,
        })),
      getDeployments: (ids) =>
        call('codedeploy', 'BatchGetDeployments', ids.join(), () =>
          aws.deployments.filter(({ id }) => ids.includes(id)).map((deployment) => recordOf(deployment, nowMs())),
        ),
      getDeploymentTarget: (id) =>
        call('codedeploy', 'GetDeploymentTarget', id, () => {
          const deployment = aws.deployments.find((one) => one.id === id);
          if (!deployment || deployment.startedAtMs > nowMs()) return null;
          return {
            targetId: `t-${id}`,
            status: recordOf(deployment, nowMs()).status,
            lastUpdatedAt: null,
            lifecycle: lifecycleOf(deployment, nowMs()),
            functionName: deployment.functionName,
            alias: deployment.alias,
            currentVersion: deployment.from,
            targetVersion: deployment.to,
            targetWeightPercent: null,
          };
        }),
      listLambdaApplications: () =>
        call('codedeploy', 'ListApplications', '', () => [...new Set(aws.groups.map((group) => group.application))]),
      listGroupNames: (application) =>
        call('codedeploy', 'ListDeploymentGroups', application, () =>
          aws.groups.filter((group) => group.application === application).map(({ group }) => group),
        ),
      getGroups: (application, names) =>
        call('codedeploy', 'BatchGetDeploymentGroups', application, () =>
          aws.groups
            .filter((group) => group.application === application && names.includes(group.group))
            .map((group) => groupRecordOf(group)),
        ),
      getPlan: (configName) => Promise.resolve({ configName, kind: 'linear', steps: knownPlanSteps(configName) }),
      listPlans: () => Promise.reject(new Error('not used by the watcher')),
      buildAppSpec: () => {
        throw new Error('not used by the watcher');
      },
      createDeployment: () => Promise.reject(new Error('not used by the watcher')),
      stopDeployment: () => Promise.reject(new Error('not used by the watcher')),
      updateAlarmConfiguration: () => Promise.reject(new Error('not used by the watcher')),
    },
    lambda: {
      getAlias: (functionName, alias) =>
        call('lambda', 'GetAlias', `${functionName}:${alias}`, () => {
          const group = aws.groups.find((one) => one.functionName === functionName && one.alias === alias);
          if (!group) throw new AppError('NOT_FOUND', `Alias not found: ${functionName}:${alias}`);
          return aliasOf(group);
        }),
      listVersions: () => Promise.reject(new Error('not used by the watcher')),
      getVersionConfiguration: () => Promise.reject(new Error('not used by the watcher')),
      functionExists: (name) => call('lambda', 'GetFunctionConfiguration', name, () => !aws.gone.has(name)),
      getConcurrency: () => Promise.reject(new Error('not used by the watcher')),
      updateAlias: () => Promise.reject(new Error('not used by the watcher')),
      publishVersion: () => Promise.reject(new Error('not used by the watcher')),
    },
    logs: {
      recent: () => Promise.reject(new Error('not used by the watcher')),
      all: () => Promise.reject(new Error('not used by the watcher')),
    },
    cloudWatch: {
      peakConcurrency: () => Promise.reject(new Error('not used by the watcher')),
      describeAlarms: (names) =>
        call('cloudwatch', 'DescribeAlarms', names.join(), () =>
          names.map((name) => aws.alarms.get(name) ?? okAlarm(name)),
        ),
      alarmHistory: (name) => call('cloudwatch', 'DescribeAlarmHistory', name, () => []),
      versionMinutes: (wanted, from, to) =>
        call('cloudwatch', 'GetMetricData', '', () =>
          wanted.flatMap((alias) =>
            alias.versions.flatMap((version) => minutesOf(alias, version, toMs(from), toMs(to))),
          ),
        ),
      alarmValues: (wanted, now) =>
        call('cloudwatch', 'GetMetricData', '', () => {
          const until = `${now.slice(0, 17)}00.000Z`;
          const found = wanted.flatMap(({ name }) => {
            const values = aws.values.get(name);
            return values ? [[name, { values, until }] as const] : [];
          });
          return new Map(found);
        }),
      aliasTraffic: (wanted) =>
        call('cloudwatch', 'GetMetricData', '', () =>
          wanted.map((alias) => ({
            ...alias,
            callsByHour: Array.from({ length: 24 }, () => 60),
            callsLastHour: 60,
            errorsLastHour: 6,
            callsPerMinute: 1,
          })),
        ),
    },
  };

  function active(): FakeDeployment[] {
    return aws.deployments.filter(
      ({ createdAtMs, end }) => createdAtMs <= nowMs() && (end === null || end.atMs > nowMs()),
    );
  }
  function lastOf(group: FakeGroup): FakeDeployment | undefined {
    return aws.deployments
      .filter((one) => one.application === group.application && one.group === group.group && one.createdAtMs <= nowMs())
      .toSorted((a, b) => b.createdAtMs - a.createdAtMs)[0];
  }
  function groupRecordOf(group: FakeGroup): GroupRecord {
    return {
      application: group.application,
      group: group.group,
      computePlatform: group.computePlatform ?? 'Lambda',
      configName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
      autoRollback: ['DEPLOYMENT_FAILURE'],
      alarms: group.alarms,
      lastAttemptedDeploymentId: lastOf(group)?.id ?? null,
      lastSuccessfulDeploymentId: null,
    };
  }
  function aliasOf(group: FakeGroup) {
    if (group.movedTo !== undefined) return { version: group.movedTo, weights: {}, revisionId: 'r' };
    const last = lastOf(group);
    const percent = last?.steps.findLast(({ atMs }) => atMs <= nowMs())?.percent ?? 0;
    if (last === undefined) return { version: group.version, weights: {}, revisionId: 'r' };
    if (percent === 100) return { version: last.to, weights: {}, revisionId: 'r' };
    return { version: last.from, weights: percent === 0 ? {} : { [last.to]: percent }, revisionId: 'r' };
  }
  function minutesOf(alias: WantedMinutes, version: string, fromMs: number, toMs: number) {
    const { functionName, slowOverMs = null } = alias;
    const minutes: MinuteCount[] = [];
    for (let ms = Math.ceil(fromMs / 60_000) * 60_000; ms < toMs; ms += 60_000) {
      const invocations = aws.counts(functionName, version, ms);
      if (invocations === null) continue;
      const at = toIso(ms);
      minutes.push({
        functionName,
        alias: alias.alias,
        version,
        at,
        invocations,
        errors: aws.failures(version, ms),
        throttles: 0,
        p50Ms: 10,
        p90Ms: 20,
        p99Ms: 30,
        slowCalls: slowOverMs === null ? null : aws.slow(version, ms),
        slowOverMs,
      });
    }
    return minutes;
  }
  return aws;
}

export function okAlarm(name: string): Alarm {
  return {
    name,
    state: 'OK',
    stateChangedAt: '2026-11-20T00:00:00.000Z',
    reason: null,
    definition: null,
    recent: null,
  };
}
