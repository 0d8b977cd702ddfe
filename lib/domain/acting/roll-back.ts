import type { Group } from '../group/group.ts';
import { mayDeploy } from './deploy.ts';
import { FORBIDDEN, refuse, type ActingContext, type May } from './may.ts';
import { describeMover, moverOf } from '../group/moves-alias.ts';
import { isNeverDeployed, NEVER_DEPLOYED } from '../group/never-deployed.ts';

/**
 * Whether a group may be rolled back to a version by a new deployment. `toVersion: null` asks in general, before one is
 * chosen. Whatever forbids a deployment forbids this one.
 */
export function mayRollBack(
  group: Group,
  want: { toVersion: string | null; ignoreAlarms: boolean },
  context: ActingContext,
): May {
  if (context.role !== 'operator') return FORBIDDEN;
  const mover = moverOf(group);
  if (mover !== null) {
    return refuse('GROUP_BUSY', `${describeMover(mover)}: stop it and roll back there, or wait for its end.`);
  }
  if (isNeverDeployed(group)) {
    return refuse('NOTHING_TO_DO', `${NEVER_DEPLOYED} There is nothing to roll back.`);
  }
  return mayDeploy(group, { version: want.toVersion, ignoreAlarms: want.ignoreAlarms }, context);
}
