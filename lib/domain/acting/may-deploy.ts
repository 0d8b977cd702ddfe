import { aliasName } from '../rollout/alias-name.ts';
import type { Group } from '../group/group.ts';
import type { HeldBy } from '../group/held-by.ts';
import { refuse, refuseInContext, type ActingContext, type May } from './may.ts';
import { isNeverDeployed, NEVER_DEPLOYED } from '../group/never-deployed.ts';

/**
 * Whether a deployment of a group may be started. `version: null` asks in general, before one is chosen; "$LATEST" is published first.
 * `fromVersion`: the version that the caller saw the alias on. `heldBy`: what holds exactly the code and settings of $LATEST. AWS refuses a second deployment of a busy group, one to the version that is there, one
 * of an alias with weights, and one of an alias whose version does not exist.
 */
export function mayDeploy(
  group: Group,
  want: {
    version: string | null;
    ignoreAlarms: boolean;
    fromVersion?: string | null | undefined;
    heldBy?: HeldBy | null;
  },
  context: ActingContext,
): May {
  const { version, ignoreAlarms, fromVersion = null, heldBy = null } = want;
  const { activeRolloutId, aliasState, drift, functionName, alias } = group;
  if (activeRolloutId !== null) {
    return refuse(
      'GROUP_BUSY',
      `${activeRolloutId} is running for this group, and AWS takes one at a time: wait for its end, or stop it.`,
    );
  }
  if (isNeverDeployed(group)) {
    // In general it may: its function and alias are named in the dialog.
    if (version === null) return refuseInContext(context, permissions(version, ignoreAlarms)) ?? { ok: true };
    return refuse('CONFLICT', `${NEVER_DEPLOYED} Name the function and the alias that it is for.`);
  }
  if (functionName === null || alias === null || aliasState === null) {
    return refuse(
      'STALE_PICTURE',
      "This group's alias has not been read yet, so the version to start from is not known.",
    );
  }
  if (Object.values(aliasState.weights).some((percent) => percent > 0)) {
    return refuse('CONFLICT', whySplit(functionName, alias));
  }
  if (drift.kind === 'version-gone') {
    return refuse(
      'CONFLICT',
      `${aliasName(group)} points to version ${drift.version}, which does not exist any more: put all traffic on a version that exists first.`,
    );
  }
  if (fromVersion !== null && fromVersion !== aliasState.version) {
    return refuse(
      'ALIAS_CHANGED',
      `${aliasName(group)} is on version ${aliasState.version} now, and was on ${fromVersion} when you looked: look again.`,
    );
  }
  if (version === aliasState.version) {
    return refuse('NOTHING_TO_DO', `${aliasName(group)} is on version ${version} already.`);
  }
  if (version === '$LATEST' && heldBy?.isNewest === true && heldBy.version === aliasState.version) {
    return refuse(
      'NOTHING_TO_DO',
      `$LATEST holds exactly the code and settings of version ${heldBy.version}, and ${aliasName(group)} is on it already.`,
    );
  }
  return refuseInContext(context, permissions(version, ignoreAlarms)) ?? { ok: true };
}

function permissions(version: string | null, ignoreAlarms: boolean): string[] {
  return [
    ...(version === '$LATEST' ? ['lambda:PublishVersion'] : []),
    'codedeploy:CreateDeployment',
    'codedeploy:RegisterApplicationRevision',
    'codedeploy:GetDeploymentConfig',
    // overrideAlarmConfiguration needs the right to change the group as well.
    ...(ignoreAlarms ? ['codedeploy:UpdateDeploymentGroup'] : []),
  ];
}

function whySplit(functionName: string, alias: string): string {
  return (
    `${functionName}:${alias} is split between two versions, and AWS fails every deployment of it until the weights are removed: ` +
    'put all traffic on one of them here, or ' +
    `aws lambda update-alias --function-name ${functionName} --name ${alias} --routing-config AdditionalVersionWeights={}`
  );
}
