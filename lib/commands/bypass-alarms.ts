import { randomUUID } from 'node:crypto';
import type { Actor } from '../domain/acting/actor.ts';
import type { BypassUntil, Group } from '../domain/group/group.ts';
import type { Iso } from '../domain/time/iso.ts';
import { mayBypass, mayEndBypassLater, whyNoBypassEnd } from '../domain/acting/bypass.ts';
import { AppError } from '../domain/errors/problem.ts';
import { requireTarget } from '../domain/errors/require-target.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
import { authorise } from './authorise.ts';
import { awsNow } from './aws-now.ts';
import type { CommandParts } from './command-parts.ts';
import { readBackGroup } from './read-back-group.ts';
import { justReadBy, orRefuse, readFirst } from './read-first.ts';
import { isUncertain, recorded } from './recorded.ts';
import { settleGroup } from './bypass/settle-group.ts';
import { setAlarmsEnabled } from './set-alarms-enabled.ts';
import { subjectOfGroup } from './subject-of.ts';

/**
 * Makes CodeDeploy ignore a group's alarms until the given end, at which Sluice re-arms by itself; with both ends,
 * until the first. If somebody else has turned them off, that bypass gets the end, and nothing is changed in AWS.
 * Returns the group as read back. Throws AppError FORBIDDEN, UNKNOWN_TARGET, NOT_FOUND, INVALID_INPUT (until.at: past,
 * or further ahead than LONGEST_BYPASS_HOURS in AWS's time), NOTHING_TO_DO, CONFLICT, STALE_PICTURE, NOT_VERIFIED,
 * AWS_*.
 */
export async function bypassAlarms(
  deps: CommandParts,
  actor: Actor,
  input: { target: string; application: string; group: string; reason: string; until: BypassUntil },
): Promise<Group> {
  authorise(actor);
  return deps.turns.take(input, () => bypass(deps, actor, input));
}

async function bypass(deps: CommandParts, actor: Actor, input: BypassInput): Promise<Group> {
  const target = requireTarget(deps.targets, input.target);
  const { open, waits } = await readFirst(settleGroup(deps, target, input, { by: 'bypass' }));
  const group = await readFirst(deps.watcher.refreshGroup(input.target, input.application, input.group));
  checkEnd(input.until, awsNow(target, deps.clock));
  if (waits) {
    throw new AppError(
      'CONFLICT',
      'Sluice was ended, or got no answer, while it changed these alarms, and that change may still arrive. Try again in a minute.',
    );
  }
  if (group.alarms.ignored === true && open === null) {
    orRefuse(mayEndBypassLater(group, justReadBy(actor)));
    return endLater(deps, actor, input, target, group);
  }
  orRefuse(mayBypass(group, justReadBy(actor)));
  const id = randomUUID();
  const intent = {
    id,
    actor: actor.name,
    action: 'bypass' as const,
    subject: subjectOfGroup(group, group.activeRolloutId),
    reason: input.reason,
    before: { alarmsIgnored: group.alarms.ignored },
  };
  await recorded(deps, target, intent, async (onAgain) => {
    const since = awsNow(target, deps.clock);
    await deps.store.bypasses.create({ ...newRecord(id, actor, input), since, origin: 'sluice', state: 'intended' });
    try {
      const change = await setAlarmsEnabled(target, input.application, input.group, false, {
        clock: deps.clock,
        onAgain,
      });
      await deps.store.bypasses.update(id, { state: 'active', since: awsNow(target, deps.clock) });
      const after = { alarmsIgnored: true, until: input.until, alarms: change.after.names };
      return { value: undefined, said: [change.said], awsRequestId: change.requestId, after };
    } catch (error) {
      // A bypass that may have begun stays intended: what AWS shows later decides.
      if (!isUncertain(error)) {
        const endedAt = awsNow(target, deps.clock);
        await deps.store.bypasses.update(id, { state: 'ended', endedAt, endedHow: 'never-began' });
      }
      throw error;
    }
  });
  return readBackGroup(deps, group, { ignored: true });
}

/** A bypass that began outside of Sluice gets an end. */
async function endLater(
  deps: CommandParts,
  actor: Actor,
  input: BypassInput,
  target: AwsTarget,
  group: Group,
): Promise<Group> {
  const id = randomUUID();
  const intent = {
    id,
    actor: actor.name,
    action: 'end-bypass-later' as const,
    subject: subjectOfGroup(group, group.activeRolloutId),
    reason: input.reason,
    before: { alarmsIgnored: true, until: null },
  };
  await recorded(deps, target, intent, async () => {
    const since = group.bypass?.since ?? awsNow(target, deps.clock);
    await deps.store.bypasses.create({ ...newRecord(id, actor, input), since, origin: 'outside', state: 'active' });
    return {
      value: undefined,
      said: [{ kind: 'end-kept' }],
      awsRequestId: null,
      after: { alarmsIgnored: true, until: input.until },
    };
  });
  return readBackGroup(deps, group, { ignored: true });
}

type BypassInput = Parameters<typeof bypassAlarms>[2];

function newRecord(id: string, actor: Actor, input: BypassInput) {
  const { target, application, group, reason, until } = input;
  return {
    id,
    target,
    application,
    group,
    by: actor.name,
    reason,
    until,
    rearmError: null,
    endedAt: null,
    endedHow: null,
  };
}

function checkEnd({ at }: BypassUntil, now: Iso): void {
  if (at === undefined) return;
  const why = whyNoBypassEnd(at, now);
  if (why === null) return;
  throw new AppError('INVALID_INPUT', `until.at: ${at} ${why} (it is ${now} for AWS).`, {
    details: { field: 'until.at' },
  });
}
