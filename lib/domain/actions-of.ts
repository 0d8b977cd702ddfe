import type { Group } from './group.ts';
import { isActive } from './is-active.ts';
import { mayBypass } from './may-bypass.ts';
import { mayRearm } from './may-rearm.ts';
import { mayRollBack } from './may-roll-back.ts';
import { mayStop } from './may-stop.ts';
import { refuse, type ActingContext, type May } from './may.ts';
import type { Action, ActionName, Rollout } from './rollout.ts';

/** What may be done from a rollout's page. `group: null`: its group has not been read. */
export function actionsOfRollout(rollout: Rollout, group: Group | null, context: ActingContext): Action[] {
  const stop = mayStop(rollout, context);
  return [
    action('stop', stop),
    action('stop-and-roll-back', stop),
    action('roll-back', isActive(rollout.status) ? STOP_INSTEAD : onGroup(group, (known) => rollBack(known, context))),
    action(
      'bypass',
      onGroup(group, (known) => mayBypass(known, context)),
    ),
    action(
      're-arm',
      onGroup(group, (known) => mayRearm(known, context)),
    ),
  ];
}

/** What may be done from a group's page. `active`: its running rollout, if there is one and it has been read. */
export function actionsOfGroup(group: Group, active: Rollout | null, context: ActingContext): Action[] {
  const stop = active === null ? NOTHING_RUNS : mayStop(active, context);
  return [
    action('stop', stop),
    action('stop-and-roll-back', stop),
    action('roll-back', rollBack(group, context)),
    action('bypass', mayBypass(group, context)),
    action('re-arm', mayRearm(group, context)),
  ];
}

const STOP_INSTEAD = refuse('GROUP_BUSY', 'This rollout is still running: stop it and roll back instead.');
const NOTHING_RUNS = refuse('NOTHING_TO_DO', 'No rollout of this group is running.');

function rollBack(group: Group, context: ActingContext): May {
  return mayRollBack(group, { toVersion: null, ignoreAlarms: false }, context);
}

function onGroup(group: Group | null, ask: (group: Group) => May): May {
  return group === null ? refuse('STALE_PICTURE', 'The group of this rollout has not been read yet.') : ask(group);
}

function action(name: ActionName, may: May): Action {
  return { name, allowed: may.ok, why: may.ok ? null : may.why };
}
