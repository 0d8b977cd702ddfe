import type { DeploymentInfo, RevisionLocation } from '@aws-sdk/client-codedeploy';
import type { AppSpec, DeploymentRecord } from '../../parts/code-deploy.ts';
import { parseAppSpec } from './parse-app-spec.ts';
import { readDate } from '../client/read-date.ts';

/**
 * CodeDeploy's DeploymentInfo in domain words; null without the essentials (id, application, group, time of creation).
 */
export function toDeploymentRecord(info: DeploymentInfo): DeploymentRecord | null {
  const createdAt = readDate(info.createTime);
  if (!info.deploymentId || !info.applicationName || !info.deploymentGroupName || !createdAt) return null;
  const override = info.overrideAlarmConfiguration;
  return {
    id: info.deploymentId,
    application: info.applicationName,
    group: info.deploymentGroupName,
    computePlatform: info.computePlatform ?? 'unknown',
    configName: info.deploymentConfigName ?? null,
    status: info.status ?? 'unknown',
    creator: info.creator ?? null,
    description: info.description ?? null,
    createdAt,
    startedAt: readDate(info.startTime),
    completedAt: readDate(info.completeTime),
    error: info.errorInformation?.code
      ? { code: info.errorInformation.code, message: info.errorInformation.message ?? null }
      : null,
    rollback: {
      of: info.rollbackInfo?.rollbackTriggeringDeploymentId ?? null,
      by: info.rollbackInfo?.rollbackDeploymentId ?? null,
      message: info.rollbackInfo?.rollbackMessage ?? null,
    },
    appSpec: info.revision ? toAppSpec(info.revision) : null,
    overrideAlarms: override
      ? {
          enabled: override.enabled ?? false,
          ignorePollAlarmFailure: override.ignorePollAlarmFailure ?? false,
          names: (override.alarms ?? []).flatMap((alarm) => alarm.name ?? []),
        }
      : null,
    autoRollback: toEvents(info.autoRollbackConfiguration),
  };
}

function toEvents(own: DeploymentInfo['autoRollbackConfiguration']): string[] | null {
  if (!own) return null;
  return own.enabled ? [...(own.events ?? [])] : [];
}

/** `String` is the older form of `AppSpecContent`; an S3 revision is not fetched. */
function toAppSpec(revision: RevisionLocation): AppSpec | null {
  const content = revision.appSpecContent?.content ?? revision.string?.content;
  return content === undefined ? null : parseAppSpec(content);
}
