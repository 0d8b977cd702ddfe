import { alarmsInAlarm } from '../alarms/alarms-in-words.ts';
import { aliasName } from '../rollout/alias-name.ts';
import type { Consequences } from './consequences.ts';
import { describePlan } from '../plan/describe-plan.ts';
import { formatClock } from '../format/format-clock.ts';
import { formatCount } from '../format/format-count.ts';
import { formatPercent } from '../format/format-percent.ts';
import type { Group } from '../group/group.ts';
import type { HeldBy } from '../group/held-by.ts';
import type { Plan } from '../plan/plan.ts';
import { trafficOfAlias } from '../group/traffic-of-alias.ts';
import { FORBIDDEN, mayAddRisk, refuse, type ActingContext, type May } from './may.ts';
import { type AliasMover, describeMover, moverOf } from '../group/moves-alias.ts';
import { isNeverDeployed, NEVER_DEPLOYED } from '../group/never-deployed.ts';
import { PERMISSIONS_OF } from './permissions-of.ts';

/**
 * Whether a deployment of a group may be started. `version: null` asks in general, before one is chosen; "$LATEST" is
 * published first. `fromVersion`: the version that the caller saw the alias on. `heldBy`: the version that holds
 * exactly the code and settings of $LATEST. AWS refuses a second deployment of a busy group, one to the current
 * version, one of an alias with weights, and one of an alias whose version does not exist.
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
  if (context.role !== 'operator') return FORBIDDEN;
  const { version, ignoreAlarms, fromVersion = null, heldBy = null } = want;
  const { aliasState, drift, functionName, alias } = group;
  const mover = moverOf(group);
  if (mover !== null) return refuse('GROUP_BUSY', whyBusy(group, mover));
  if (isNeverDeployed(group)) {
    // In general it may: the dialog asks for its function and alias.
    if (version === null) return mayAddRisk(context, permissions(version, ignoreAlarms), group);
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
  return mayAddRisk(context, permissions(version, ignoreAlarms), group);
}

function whyBusy(group: Group, mover: AliasMover): string {
  return mover.isOwn
    ? `${describeMover(mover)}, and AWS takes one at a time: wait for its end, or stop it.`
    : `${describeMover(mover)}, and it moves ${aliasName(group)} too: wait for its end, or stop it.`;
}

function permissions(version: string | null, ignoreAlarms: boolean): string[] {
  return [
    ...(version === '$LATEST' ? ['lambda:PublishVersion'] : []),
    ...PERMISSIONS_OF.deploy,
    // overrideAlarmConfiguration also needs the right to change the group.
    ...(ignoreAlarms ? ['codedeploy:UpdateDeploymentGroup'] : []),
  ];
}

function whySplit(functionName: string, alias: string): string {
  return (
    `${functionName}:${alias} is split between two versions, and AWS fails every deployment of it until the weights are removed: ` +
    'put all traffic on one of them first.'
  );
}

/**
 * What a deployment will do, to a newer or an earlier version ("$LATEST" is published first). It takes its config's
 * steps under the group's alarms, unless they are ignored for it. `plan: null`: the config has not been read.
 * `hooks: null`: those of the last deployment are not known.
 */
export function consequencesOfDeploy(
  group: Group,
  want: {
    toVersion: string;
    ignoreAlarms: boolean;
    plan: Plan | null;
    heldBy?: HeldBy | null;
    hooks?: readonly unknown[] | null;
    /** The group never deployed, and the caller named its alias. */
    isFirst?: boolean;
  },
): Consequences {
  const from = group.aliasState?.version ?? null;
  const isLatest = want.toVersion === '$LATEST';
  const heldBy = isLatest ? (want.heldBy ?? null) : null;
  const isHeld = heldBy?.isNewest === true;
  const to = isHeld ? `version ${heldBy.version}` : isLatest ? 'the new version' : `version ${want.toVersion}`;
  const moves = {
    title: `A new deployment moves ${aliasName(group)}${from === null ? '' : ` from version ${from}`} to ${to}.`,
    detail: steps(want.plan, group.configName),
  };
  return {
    now: trafficOfAlias(group.aliasState),
    after: [{ version: isHeld ? heldBy.version : want.toVersion, percent: 100 }],
    steps: [
      ...(isLatest ? [publishes(heldBy)] : []),
      moves,
      ...(want.hooks === null ? [WITHOUT_HOOKS] : []),
      ...alarms(group, want.ignoreAlarms),
      ...calls(group, isLatest ? to : want.toVersion),
    ],
    notes: [
      ...(want.isFirst === true ? [firstOf(group)] : []),
      `${from === null ? 'The version that is there now' : `Version ${from}`} stays published. It can be stopped like any rollout.`,
    ],
  };
}

const WITHOUT_HOOKS = {
  title: 'No hook is called: which ones there were is not known.',
  detail:
    "The AppSpec of the group's last deployment lies in S3 or is gone. Where you deploy from otherwise they are still called.",
};

function firstOf(group: Group): string {
  return (
    `It is the first deployment of this group: CodeDeploy takes whatever alias it is given, so check that the group and its alarms are meant for ${aliasName(group)}. ` +
    'It calls no hook, since there is no earlier deployment to take hooks from.'
  );
}

function publishes(heldBy: HeldBy | null): Consequences['steps'][number] {
  if (heldBy?.isNewest === true) {
    return {
      title: `Version ${heldBy.version} holds exactly this; it is deployed.`,
      detail: 'By its documentation Lambda publishes nothing while code and settings are those of the newest version.',
    };
  }
  return {
    title: 'The code and settings in $LATEST are published as a new version.',
    detail:
      heldBy === null
        ? 'It stays published, also if the deployment fails.'
        : `They are exactly those of version ${heldBy.version}. It stays published, also if the deployment fails.`,
  };
}

function steps(plan: Plan | null, groupsConfig: string | null): string {
  const first = plan?.steps[0];
  const last = plan?.steps.at(-1);
  if (plan === null || first === undefined || last === undefined) {
    if (plan !== null && plan.configName !== groupsConfig) return `In the steps of ${plan.configName}.`;
    return `In the steps of the group's config${groupsConfig === null ? '' : `, ${groupsConfig}`}.`;
  }
  const name = describePlan(plan);
  const by =
    plan.configName === groupsConfig ? "by the group's config" : `by ${plan.configName} instead of the group's config`;
  if (first.percent === 100) return `${name}, ${by}: not in steps.`;
  return `${name}, ${by}: ${formatPercent(first.percent)} first, all of it after about ${formatClock(last.afterSeconds * 1000)}.`;
}

function alarms({ alarms: { ignored, items } }: Group, ignoreAlarms: boolean): Consequences['steps'] {
  if (items.length === 0 && ignored === null) {
    return [{ title: 'Whether an alarm watches it is not known.', detail: "The group's alarms have not been read." }];
  }
  if (items.length === 0) {
    return [{ title: 'No alarm watches it.', detail: 'This group lists none, so it does not stop by itself.' }];
  }
  if (ignoreAlarms) {
    return [
      { title: 'The alarms are ignored for this one deployment.', detail: 'The group obeys them again for the next.' },
    ];
  }
  if (ignored === true) {
    return [{ title: 'The alarms are bypassed.', detail: 'This deployment does not stop by itself either.' }];
  }
  // Pre-flight says already that it would be stopped at once, and what trips the alarm.
  if (alarmsInAlarm(items).length > 0) return [];
  return [
    {
      title: 'The alarms watch it.',
      detail:
        items.length === 1
          ? 'If it goes to ALARM, CodeDeploy stops it.'
          : `If any of ${formatCount(items.length)} goes to ALARM, CodeDeploy stops it.`,
    },
  ];
}

function calls({ traffic }: Group, toVersion: string): Consequences['steps'] {
  const perMinute = Math.round(traffic?.perMinute ?? 0);
  if (perMinute === 0) return [];
  const words = `About ${formatCount(perMinute)} ${perMinute === 1 ? 'call' : 'calls'} a minute`;
  return [
    {
      title: `${words} ${perMinute === 1 ? 'moves' : 'move'} to ${toVersion} in the end.`,
      detail: 'Calls that run already finish where they are.',
    },
  ];
}
