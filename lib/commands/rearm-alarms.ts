import type { Actor } from '../domain/acting/actor.ts';
import type { Group } from '../domain/group/group.ts';
import { mayRearm } from '../domain/acting/rearm.ts';
import { requireTarget } from '../domain/errors/require-target.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
import type { AlarmConfiguration } from '../parts/code-deploy.ts';
import type { BypassRecord } from '../parts/store.ts';
import { authorise } from './authorise.ts';
import { awsNow } from './aws-now.ts';
import type { CommandParts } from './command-parts.ts';
import { readBackGroup } from './read-back-group.ts';
import { justReadBy, orRefuse } from './read-first.ts';
import { readOrKnown } from './read-or-known.ts';
import { recorded } from './recorded.ts';
import type { GroupNames } from './bypass/alarm-intents.ts';
import { settleGroup } from './bypass/settle-group.ts';
import { setAlarmsEnabled } from './set-alarms-enabled.ts';
import { subjectOfGroup } from './subject-of.ts';

/**
 * Turns a group's alarms on again, whoever turned them off. Waits for no reading: AWS is read first, and if that fails,
 * what is known must do. Returns the group as read back. Throws AppError FORBIDDEN,
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
  const open = await openBypass(deps, target, input);
  const { value: group, notRead } = await readOrKnown(
    deps.clock,
    () => deps.watcher.refreshGroup(input.target, application, name),
    () => deps.watcher.group(input.target, application, name),
  );
  orRefuse(mayRearm(group, justReadBy(actor)));
  const intent = {
    actor: actor.name,
    action: 're-arm' as const,
    subject: subjectOfGroup(group, group.activeRolloutId),
    reason: input.reason,
    before: { alarmsIgnored: group.alarms.ignored, bypassId: open?.id ?? null },
  };
  await recorded(deps, target, intent, async (onAgain) => {
    const known = knownConfiguration(group);
    const change = await setAlarmsEnabled(target, application, name, true, {
      clock: deps.clock,
      onAgain,
      known,
      isSafe: true,
    });
    if (open !== null) {
      const endedAt = awsNow(target, deps.clock);
      await deps.store.bypasses.update(open.id, { state: 'ended', endedAt, endedHow: 'by-hand', rearmError: null });
    }
    const after = { alarmsIgnored: false, alarms: change.after.names };
    return {
      value: undefined,
      said: [...(notRead === null ? [] : [notRead]), change.said],
      awsRequestId: change.requestId,
      after,
    };
  });
  return readBackGroup(deps, group, { ignored: false });
}

/** If AWS cannot be read to settle it, the record as it is: that must not delay the re-arming. */
async function openBypass(deps: CommandParts, target: AwsTarget, names: GroupNames): Promise<BypassRecord | null> {
  try {
    return (await settleGroup(deps, target, names, { by: 're-arm' })).open;
  } catch {
    return deps.store.bypasses.openFor(names.target, names.application, names.group);
  }
}

/** What would be written if AWS cannot be read; null: not known. */
function knownConfiguration({ alarms: { ignored, ignorePollFailure, items } }: Group): AlarmConfiguration | null {
  if (ignored !== true || ignorePollFailure === null || items.length === 0) return null;
  return { enabled: false, ignorePollAlarmFailure: ignorePollFailure, names: items.map(({ name }) => name) };
}
