import type { Group } from '../group/group.ts';
import { isActive } from '../rollout/is-active.ts';
import type { Rollout } from '../rollout/rollout.ts';
import { ACTION_NAMES, type Action, type ActionName } from './action.ts';
import { mayBypass, mayEndBypassLater } from './bypass.ts';
import { mayDeploy } from './deploy.ts';
import { mayFixAlias } from './fix-alias.ts';
import { FORBIDDEN, refuse, type ActingContext, type May } from './may.ts';
import { mayRearm } from './rearm.ts';
import { mayRollBack } from './roll-back.ts';
import { mayStop } from './stop.ts';

type Actions = Record<ActionName, Action>;

/** What may be done from a rollout's page. `group: null`: its group has not been read. */
export function actionsOfRollout(rollout: Rollout, group: Group | null, context: ActingContext): Actions {
  const stop = mayStop(rollout, context);
  const rollBack = isActive(rollout.status) ? STOP_INSTEAD : group === null ? UNREAD : mayRollBackAtAll(group, context);
  return toActions(context, {
    stop,
    'stop-and-roll-back': stop,
    'roll-back': rollBack,
    ...(group === null ? OF_UNREAD : ofGroup(group, context)),
  });
}

/** What may be done from a group's page. `active`: its running rollout, if there is one and it has been read. */
export function actionsOfGroup(group: Group, active: Rollout | null, context: ActingContext): Actions {
  const stop = active === null ? NOTHING_RUNS : mayStop(active, context);
  return toActions(context, {
    stop,
    'stop-and-roll-back': stop,
    'roll-back': mayRollBackAtAll(group, context),
    ...ofGroup(group, context),
  });
}

type OfGroup = Record<Exclude<ActionName, 'stop' | 'stop-and-roll-back' | 'roll-back'>, May>;

function ofGroup(group: Group, context: ActingContext): OfGroup {
  return {
    bypass: mayBypass(group, context),
    'end-bypass-later': mayEndBypassLater(group, context),
    're-arm': mayRearm(group, context),
    deploy: mayDeploy(group, { version: null, ignoreAlarms: false }, context),
    'fix-alias': mayFixAlias(group, { version: null }, context),
  };
}

const STOP_INSTEAD = refuse('GROUP_BUSY', 'This rollout is still running: stop it and roll back instead.');
const UNREAD = refuse('STALE_PICTURE', 'The group of this rollout has not been read yet.');
const NOTHING_RUNS = refuse('NOTHING_TO_DO', 'No rollout of this group is running.');
const OF_UNREAD: OfGroup = {
  bypass: UNREAD,
  'end-bypass-later': UNREAD,
  're-arm': UNREAD,
  deploy: UNREAD,
  'fix-alias': UNREAD,
};

function mayRollBackAtAll(group: Group, context: ActingContext): May {
  return mayRollBack(group, { toVersion: null, ignoreAlarms: false }, context);
}

/** A viewer gets the same refusal for every action, whatever else would forbid it. */
function toActions({ role }: ActingContext, mays: Record<ActionName, May>): Actions {
  const actions = ACTION_NAMES.map((name): [ActionName, Action] => {
    const may = role === 'operator' ? mays[name] : FORBIDDEN;
    if (!may.ok) return [name, { name, allowed: false, why: may.why }];
    return [name, { name, allowed: true, why: null, ...(may.warning === undefined ? {} : { warning: may.warning }) }];
  });
  return Object.fromEntries(actions) as Actions;
}
