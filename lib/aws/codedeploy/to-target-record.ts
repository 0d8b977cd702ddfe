import type { DeploymentTarget, LifecycleEvent as SdkEvent } from '@aws-sdk/client-codedeploy';
import type { LifecycleEvent } from '../../domain/rollout/rollout.ts';
import type { DeploymentTargetRecord } from '../../parts/code-deploy.ts';
import { readDate } from '../client/read-date.ts';
import { readWeightPercent } from '../lambda/read-weight-percent.ts';

/**
 * The one target of a Lambda deployment; null for another kind of target. lambdaFunctionInfo can be empty before
 * AllowTraffic.
 */
export function toTargetRecord(target: DeploymentTarget): DeploymentTargetRecord | null {
  const lambda = target.lambdaTarget;
  if (!lambda?.targetId) return null;
  const info = lambda.lambdaFunctionInfo;
  return {
    targetId: lambda.targetId,
    status: lambda.status ?? 'Unknown',
    lastUpdatedAt: readDate(lambda.lastUpdatedAt),
    lifecycle: (lambda.lifecycleEvents ?? []).map(toLifecycleEvent),
    functionName: info?.functionName || null,
    alias: info?.functionAlias || null,
    currentVersion: info?.currentVersion || null,
    targetVersion: info?.targetVersion || null,
    targetWeightPercent: readWeightPercent(info?.targetVersionWeight),
  };
}

/** Only the AppSpec has `hookFunction`: the caller adds it. */
function toLifecycleEvent(event: SdkEvent): LifecycleEvent {
  const diagnostics = event.diagnostics;
  const diagnosis = diagnostics?.errorCode ?? diagnostics?.message ?? diagnostics?.logTail;
  return {
    name: event.lifecycleEventName ?? 'unknown',
    status: event.status ?? 'Unknown',
    startedAt: readDate(event.startTime),
    endedAt: readDate(event.endTime),
    hookFunction: null,
    diagnostics:
      diagnostics && diagnosis
        ? {
            code: diagnostics.errorCode ?? null,
            message: diagnostics.message || null,
            logTail: diagnostics.logTail || null,
          }
        : null,
  };
}
