import type { Actor } from '../domain/acting/actor.ts';
import { mayRollBack } from '../domain/acting/roll-back.ts';
import { requireTarget } from '../domain/errors/require-target.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import { authorise } from './authorise.ts';
import type { CommandParts } from './command-parts.ts';
import { makeDeployment, requireRollout, wishDeployment } from './make-deployment.ts';
import { justReadBy, orRefuse, readFirst } from './read-first.ts';
import { recorded } from './recorded.ts';
import { requireIdleAlias } from './require-idle-alias.ts';
import { requireVersion } from './require-version.ts';
import { subjectOfGroup } from './subject-of.ts';

/**
 * Moves a group's alias to another published version by a new CodeDeploy deployment, with the group's own config, the
 * hooks of its last deployment, and its alarms unless `ignoreAlarms`. Returns the new rollout. Throws AppError
 * FORBIDDEN, UNKNOWN_TARGET, NOT_FOUND, INVALID_INPUT (toVersion), GROUP_BUSY, CONFLICT (split alias), NOTHING_TO_DO,
 * STALE_PICTURE, NOT_VERIFIED, AWS_*.
 */
export async function rollBackGroup(
  deps: CommandParts,
  actor: Actor,
  input: {
    target: string;
    application: string;
    group: string;
    toVersion: string;
    reason: string;
    ignoreAlarms: boolean;
  },
): Promise<Rollout> {
  authorise(actor);
  const { toVersion, reason, ignoreAlarms } = input;
  const target = requireTarget(deps.targets, input.target);
  const group = await readFirst(deps.watcher.refreshGroup(input.target, input.application, input.group));
  orRefuse(mayRollBack(group, input, justReadBy(actor)));
  await readFirst(requireIdleAlias(deps, target, group));
  await readFirst(requireVersion(target, group, toVersion, 'toVersion'));
  const wish = await readFirst(wishDeployment(target, group, actor, { configName: null, reason, ignoreAlarms }));
  const intent = {
    actor: actor.name,
    action: 'roll-back' as const,
    subject: subjectOfGroup(group),
    reason,
    before: { version: group.aliasState?.version ?? null, ignoreAlarms },
  };
  return requireRollout(
    await recorded(deps, target, intent, (onAgain) => makeDeployment(deps, target, actor, wish, toVersion, onAgain)),
  );
}
