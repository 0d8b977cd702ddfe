import type { Actor } from '../domain/acting/actor.ts';
import type { Group } from '../domain/group/group.ts';
import { mayRearm } from '../domain/acting/rearm.ts';
import { requireTarget } from '../domain/errors/require-target.ts';
import { authorise } from './authorise.ts';
import { awsNow } from './aws-now.ts';
import type { CommandParts } from './command-parts.ts';
import { readBackGroup } from './read-back-group.ts';
import { justReadBy, orRefuse, readFirst } from './read-first.ts';
import { recorded } from './recorded.ts';
import { settleGroup } from './bypass/settle-group.ts';
import { setAlarmsEnabled } from './set-alarms-enabled.ts';
import { subjectOfGroup } from './subject-of.ts';

/**
 * Turns a group's alarms on again, whoever turned them off. Returns the group as read back. Throws AppError FORBIDDEN,
 * UNKNOWN_TARGET, NOT_FOUND, NOTHING_TO_DO, STALE_PICTURE, NOT_VERIFIED, AWS_*.
 */
export async function rearmAlarms(
  deps: CommandParts,
  actor: Actor,
  input: { target: string; application: string; group: string; reason: string },
): Promise<Group> {
  authorise(actor);
  return deps.turns.take(input, () => rearm(deps, actor, input));
}

async function rearm(deps: CommandParts, actor: Actor, input: Parameters<typeof rearmAlarms>[2]): Promise<Group> {
  const { application, group: name } = input;
  const target = requireTarget(deps.targets, input.target);
  const { open } = await readFirst(settleGroup(deps, target, input, { by: 're-arm' }));
  const group = await readFirst(deps.watcher.refreshGroup(input.target, application, name));
  orRefuse(mayRearm(group, justReadBy(actor)));
  const intent = {
    actor: actor.name,
    action: 're-arm' as const,
    subject: subjectOfGroup(group, group.activeRolloutId),
    reason: input.reason,
    before: { alarmsIgnored: group.alarms.ignored, bypassId: open?.id ?? null },
  };
  await recorded(deps, target, intent, async () => {
    const change = await setAlarmsEnabled(target, application, name, true);
    if (open !== null) {
      const endedAt = awsNow(target, deps.clock);
      await deps.store.bypasses.update(open.id, { state: 'ended', endedAt, endedHow: 'by-hand', rearmError: null });
    }
    const after = { alarmsIgnored: false, alarms: change.after.names };
    return { value: undefined, said: [change.said], awsRequestId: change.requestId, after };
  });
  return readBackGroup(deps, group, { ignored: false });
}
