import { ALL_ROLLBACKS, type AlarmSpec, type GroupSpec } from '../world/group-spec.ts';

/** An alarm on errors per minute: the most common one. */
export function errorsAlarm(functionName: string, threshold: number): AlarmSpec {
  return { name: `${functionName}-errors`, watches: 'errors', threshold, evaluationPeriods: 2, datapointsToAlarm: 2 };
}

export function latencyAlarm(functionName: string, thresholdMs: number): AlarmSpec {
  return {
    name: `${functionName}-p99-latency`,
    watches: 'p99',
    threshold: thresholdMs,
    evaluationPeriods: 5,
    datapointsToAlarm: 3,
  };
}

export function throttlesAlarm(functionName: string): AlarmSpec {
  return {
    name: `${functionName}-throttles`,
    watches: 'throttles',
    threshold: 1,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
  };
}

/** A plain, healthy group; a scenario gives what differs. Application and group are named after the function. */
export function groupOf(functionName: string, differs: Partial<GroupSpec> = {}): GroupSpec {
  return {
    application: functionName,
    group: `${functionName}-${differs.alias ?? 'live'}`,
    functionName,
    alias: 'live',
    version: 5,
    keptVersions: 5,
    configName: 'CodeDeployDefault.LambdaCanary10Percent5Minutes',
    autoRollback: ALL_ROLLBACKS,
    alarms: [errorsAlarm(functionName, 5), latencyAlarm(functionName, 2000)],
    hooks: {},
    perMinute: 60,
    pattern: 'steady',
    behaviour: { errorPercent: 0.1, latencyMs: { p50: 45, p99: 320 } },
    memoryMb: 512,
    ...differs,
  };
}
