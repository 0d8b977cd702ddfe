import type { Group } from '../group/group.ts';
import { isActive } from '../rollout/is-active.ts';
import { mayBypass, mayEndBypassLater } from './bypass.ts';
import { mayDeploy } from './deploy.ts';
import { mayFixAlias } from './fix-alias.ts';
import { mayRearm } from './rearm.ts';
import { mayRollBack } from './roll-back.ts';
import { mayStop } from './stop.ts';
import { refuse, type ActingContext, type May } from './may.ts';
import type { Action, ActionName, Rollout } from '../rollout/rollout.ts';

/** What may be done from a rollout's page. `group: null`: its group has not been read. */
export function actionsOfRollout(rollout: Rollout, group: Group | null, context: ActingContext): Action[] {
  const stop = mayStop(rollout, context);
  return [
    action('stop', stop),
    action('stop-and-roll-back', stop),
    action('roll-back', isActive(rollout.status) ? STOP_INSTEAD : group === null ? UNREAD : rollBack(group, context)),
    ...(group === null ? GROUP_ACTIONS.map((name) => action(name, UNREAD)) : ofGroup(group, context)),
  ];
}

/** What may be done from a group's page. `active`: its running rollout, if there is one and it has been read. */
export function actionsOfGroup(group: Group, active: Rollout | null, context: ActingContext): Action[] {
  const stop = active === null ? NOTHING_RUNS : mayStop(active, context);
  return [
    action('stop', stop),
    action('stop-and-roll-back', stop),
    action('roll-back', rollBack(group, context)),
    ...ofGroup(group, context),
  ];
}

const GROUP_ACTIONS: ActionName[] = ['bypass', 'end-bypass-later', 're-arm', 'deploy', 'fix-alias'];

function ofGroup(group: Group, context: ActingContext): Action[] {
  return [
    action('bypass', mayBypass(group, context)),
    action('end-bypass-later', mayEndBypassLater(group, context)),
    action('re-arm', mayRearm(group, context)),
    action('deploy', mayDeploy(group, { version: null, ignoreAlarms: false }, context)),
    action('fix-alias', mayFixAlias(group, { version: null }, context)),
  ];
}

const STOP_INSTEAD = refuse('GROUP_BUSY', 'This rollout is still running: stop it and roll back instead.');
const UNREAD = refuse('STALE_PICTURE', 'The group of this rollout has not been read yet.');
const NOTHING_RUNS = refuse('NOTHING_TO_DO', 'No rollout of this group is running.');

function rollBack(group: Group, context: ActingContext): May {
  return mayRollBack(group, { toVersion: null, ignoreAlarms: false }, context);
}

function action(name: ActionName, may: May): Action {
  return { name, allowed: may.ok, why: may.ok ? null : may.why };
}
