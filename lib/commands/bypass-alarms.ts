import { randomUUID } from 'node:crypto';
import type { Actor } from '../domain/actor.ts';
import type { BypassUntil, Group } from '../domain/group.ts';
import type { Iso } from '../domain/iso.ts';
import { toMs } from '../domain/iso-time.ts';
import { mayBypass } from '../domain/may-bypass.ts';
import { AppError } from '../domain/problem.ts';
import { requireTarget } from '../domain/require-target.ts';
import { authorise } from './authorise.ts';
import { awsNow } from './aws-now.ts';
import type { CommandParts } from './command-parts.ts';
import { inTurn } from './in-turn.ts';
import { readBackGroup } from './read-back-group.ts';
import { justRead, orRefuse, readFirst } from './read-first.ts';
import { isUncertain, recorded } from './recorded.ts';
import { setAlarmsEnabled } from './set-alarms-enabled.ts';
import { subjectOfGroup } from './subject-of.ts';

const LONGEST_MS = 24 * 60 * 60 * 1000;

/**
 * Makes CodeDeploy ignore a group's alarms until the given end, at which Sluice re-arms by itself. Answers with the group as read back.
 * Throws AppError FORBIDDEN, UNKNOWN_TARGET, NOT_FOUND, INVALID_INPUT (until.at: past, or more than 24 h ahead in AWS's time),
 * NOTHING_TO_DO, STALE_PICTURE, NOT_VERIFIED, AWS_*.
 */
export async function bypassAlarms(
  deps: CommandParts,
  actor: Actor,
  input: { target: string; application: string; group: string; reason: string; until: BypassUntil },
): Promise<Group> {
  authorise(actor);
  return inTurn(input, () => bypass(deps, actor, input));
}

async function bypass(deps: CommandParts, actor: Actor, input: Parameters<typeof bypassAlarms>[2]): Promise<Group> {
  const { application, group: name, reason, until } = input;
  const target = requireTarget(deps.targets, input.target);
  const group = await readFirst(deps.watcher.refreshGroup(input.target, application, name));
  checkEnd(until, awsNow(target, deps.clock));
  orRefuse(mayBypass(group, justRead));
  const intent = {
    actor: actor.name,
    action: 'bypass' as const,
    subject: subjectOfGroup(group, group.activeRolloutId),
    reason,
    before: { alarmsIgnored: group.alarms.ignored },
  };
  await recorded(deps, target, intent, async () => {
    const id = randomUUID();
    await deps.store.bypasses.create({
      id,
      target: input.target,
      application,
      group: name,
      since: awsNow(target, deps.clock),
      by: actor.name,
      reason,
      until,
      origin: 'sluice',
      state: 'intended',
      rearmError: null,
      endedAt: null,
      endedHow: null,
    });
    try {
      const change = await setAlarmsEnabled(target, application, name, false);
      const since = awsNow(target, deps.clock);
      await deps.store.bypasses.update(id, { state: 'active', since });
      const after = { alarmsIgnored: true, until, alarms: change.after.names };
      return { value: undefined, message: change.message, awsRequestId: change.requestId, after };
    } catch (error) {
      // One that may have begun is kept: it ends by its rule, or as soon as AWS shows that the alarms are obeyed.
      if (isUncertain(error)) await deps.store.bypasses.update(id, { state: 'active' });
      else {
        const endedAt = awsNow(target, deps.clock);
        await deps.store.bypasses.update(id, { state: 'ended', endedAt, endedHow: 'never-began' });
      }
      throw error;
    }
  });
  return readBackGroup(deps, group, { ignored: true });
}

function checkEnd(until: BypassUntil, now: Iso): void {
  if (!('at' in until)) return;
  const aheadMs = toMs(until.at) - toMs(now);
  if (aheadMs > 0 && aheadMs <= LONGEST_MS) return;
  const why = aheadMs > 0 ? 'is more than 24 hours ahead' : 'has passed';
  throw new AppError('INVALID_INPUT', `until.at: ${until.at} ${why} (it is ${now} for AWS).`, {
    details: { field: 'until.at' },
  });
}
