import type { AlarmConfiguration as SdkAlarms, DeploymentGroupInfo } from '@aws-sdk/client-codedeploy';
import type { AlarmConfiguration, GroupRecord } from '../../parts/code-deploy.ts';

/** CodeDeploy's DeploymentGroupInfo in domain words; null without its names. */
export function toGroupRecord(info: DeploymentGroupInfo): GroupRecord | null {
  if (!info.applicationName || !info.deploymentGroupName) return null;
  const rollback = info.autoRollbackConfiguration;
  return {
    application: info.applicationName,
    group: info.deploymentGroupName,
    computePlatform: info.computePlatform ?? 'unknown',
    configName: info.deploymentConfigName ?? null,
    autoRollback: rollback?.enabled ? [...(rollback.events ?? [])] : [],
    alarms: toAlarmConfiguration(info.alarmConfiguration),
    lastAttemptedDeploymentId: info.lastAttemptedDeployment?.deploymentId ?? null,
    lastSuccessfulDeploymentId: info.lastSuccessfulDeployment?.deploymentId ?? null,
  };
}

function toAlarmConfiguration(configuration: SdkAlarms | undefined): AlarmConfiguration {
  return {
    enabled: configuration?.enabled ?? false,
    ignorePollAlarmFailure: configuration?.ignorePollAlarmFailure ?? false,
    names: (configuration?.alarms ?? []).flatMap((alarm) => alarm.name ?? []),
  };
}
