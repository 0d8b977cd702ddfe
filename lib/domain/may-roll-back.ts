import { aliasName } from './alias-name.ts';
import type { Group } from './group.ts';
import { refuse, refuseInContext, type ActingContext, type May } from './may.ts';

/**
 * Whether a group may be rolled back to a version by a new deployment. `toVersion: null` asks in general, before one is chosen.
 * AWS refuses a second deployment of a busy group, one to the version that is there, and one of an alias with weights.
 */
export function mayRollBack(
  group: Group,
  want: { toVersion: string | null; ignoreAlarms: boolean },
  context: ActingContext,
): May {
  if (group.activeRolloutId !== null) {
    return refuse(
      'GROUP_BUSY',
      `${group.activeRolloutId} is running for this group: stop it and roll back there, or wait for its end.`,
    );
  }
  if (group.functionName === null || group.alias === null || group.aliasState === null) {
    return refuse(
      'STALE_PICTURE',
      "This group's alias has not been read yet, so the version to roll back from is not known.",
    );
  }
  if (want.toVersion !== null && want.toVersion === group.aliasState.version && group.drift.kind !== 'split') {
    return refuse('NOTHING_TO_DO', `${aliasName(group)} is on version ${want.toVersion} already.`);
  }
  if (Object.values(group.aliasState.weights).some((percent) => percent > 0)) {
    return refuse('CONFLICT', whySplit(group.functionName, group.alias));
  }
  // overrideAlarmConfiguration needs the right to change the group as well.
  const extra = want.ignoreAlarms ? ['codedeploy:UpdateDeploymentGroup'] : [];
  const needed = [
    'codedeploy:CreateDeployment',
    'codedeploy:RegisterApplicationRevision',
    'codedeploy:GetDeploymentConfig',
  ];
  return refuseInContext(context, [...needed, ...extra]) ?? { ok: true };
}

function whySplit(functionName: string, alias: string): string {
  return (
    `${functionName}:${alias} is split between two versions, and AWS fails every deployment of it until the weights are removed: ` +
    `aws lambda update-alias --function-name ${functionName} --name ${alias} --routing-config AdditionalVersionWeights={}`
  );
}
