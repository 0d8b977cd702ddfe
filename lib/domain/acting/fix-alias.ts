import { aliasName } from '../rollout/alias-name.ts';
import type { Consequences } from './consequences.ts';
import { type TrafficPart, trafficOfAlias } from '../group/traffic-of-alias.ts';
import { formatCount } from '../format/format-count.ts';
import { formatPercent } from '../format/format-percent.ts';
import { formatUtcDateTime } from '../format/format-utc.ts';
import type { Group } from '../group/group.ts';
import { FORBIDDEN, mayAddRisk, refuse, type ActingContext, type May } from './may.ts';
import { describeLastMove, describeMover, moverOf } from '../group/moves-alias.ts';
import { isNeverDeployed, NEVER_DEPLOYED } from '../group/never-deployed.ts';
import { PERMISSIONS_OF } from './permissions-of.ts';

/**
 * Whether an alias may be fixed: all of its traffic to one version, by UpdateAlias. `version: null` asks in general,
 * before one is chosen. Only for an alias that is split (including AWS's own transient weights), moved, or on a deleted
 * version. Never while a deployment of the alias runs, of any group: it moves the alias itself.
 */
export function mayFixAlias(group: Group, want: { version: string | null }, context: ActingContext): May {
  if (context.role !== 'operator') return FORBIDDEN;
  const { aliasState, drift, functionName, alias } = group;
  const mover = moverOf(group);
  if (mover !== null) {
    return refuse('GROUP_BUSY', `${describeMover(mover)}, and it moves the alias: stop it, or wait for its end.`);
  }
  if (isNeverDeployed(group)) return refuse('NOTHING_TO_DO', NEVER_DEPLOYED);
  if (functionName === null || alias === null || aliasState === null) {
    return refuse('STALE_PICTURE', "This group's alias has not been read yet.");
  }
  const isSplit = Object.values(aliasState.weights).some((percent) => percent > 0);
  if (drift.kind === 'version-gone' && want.version === drift.version) {
    return refuse('NOTHING_TO_DO', `Version ${drift.version} does not exist any more: choose one that does.`);
  }
  if (!isSplit && want.version === aliasState.version) {
    return refuse('NOTHING_TO_DO', `All traffic of ${aliasName(group)} goes to version ${want.version} already.`);
  }
  if (!isSplit && drift.kind !== 'moved' && drift.kind !== 'version-gone') {
    return refuse(
      'NOTHING_TO_DO',
      drift.kind === 'in-place'
        ? `${aliasName(group)} is where ${describeLastMove(group)} left it, all on version ${aliasState.version}: deploy to move it.`
        : `All traffic of ${aliasName(group)} goes to version ${aliasState.version}, and no rollout is known that left it elsewhere: deploy to move it.`,
    );
  }
  return mayAddRisk(context, PERMISSIONS_OF['fix-alias'], group);
}

/** What sending all of an alias's traffic to one version does, by UpdateAlias, and what that undoes. */
export function consequencesOfFixAlias(group: Group, version: string): Consequences {
  const name = aliasName(group);
  const now = trafficOfAlias(group.aliasState);
  const moving = (now ?? []).filter((part) => part.version !== version);
  return {
    now,
    after: [{ version, percent: 100 }],
    steps: [
      {
        title: `All traffic of ${name} goes to version ${version}.`,
        detail: 'At once, by UpdateAlias: no steps, no hooks, and no alarm stops it.',
      },
      ...undone(group, version, moving),
      ...calls(group, version, moving),
    ],
    notes: [
      'It is no deployment: CodeDeploy does not list it, Sluice’s audit log does. Versions stay published, alarms stay as they are.',
      'If the alias changes before that, AWS refuses it and nothing is changed.',
    ],
  };
}

function undone({ drift }: Group, version: string, moving: readonly TrafficPart[]): Consequences['steps'] {
  if (drift.kind === 'version-gone') {
    return [
      {
        title: `Calls that fail now, for version ${drift.version} does not exist any more, are answered by ${version}.`,
        detail: `Nothing is undone: nothing runs on ${drift.version}.`,
      },
    ];
  }
  if (drift.kind === 'moved' && version !== drift.version) {
    const seen =
      drift.seenAt === null ? 'before Sluice first looked' : `by ${formatUtcDateTime(drift.seenAt).slice(0, 16)} UTC`;
    return [
      {
        title: `The move from version ${drift.expectedVersion} to ${drift.version} is undone.`,
        detail: `Somebody or something moved the alias by hand, ${seen}. If that was to get away from ${version}, its trouble comes back.`,
      },
    ];
  }
  if (moving.length === 0) return [];
  const parts = moving.map((part) => `${formatPercent(part.percent)} on ${part.version}`).join(' and ');
  return [
    {
      title: `${parts} ${moving.length === 1 ? 'ends' : 'end'}.`,
      detail: 'What a stopped deployment, or a person, left there is undone; later deployments can start again.',
    },
  ];
}

function calls({ traffic }: Group, version: string, moving: readonly TrafficPart[]): Consequences['steps'] {
  const percent = moving.reduce((sum, part) => sum + part.percent, 0);
  const perMinute = Math.round(((traffic?.perMinute ?? 0) * percent) / 100);
  if (perMinute === 0) return [];
  const from = moving.map((part) => part.version).join(' and ');
  return [
    {
      title: `About ${formatCount(perMinute)} ${perMinute === 1 ? 'call a minute moves' : 'calls a minute move'} from ${from} to ${version}.`,
      detail: 'Calls that run already finish where they are.',
    },
  ];
}
