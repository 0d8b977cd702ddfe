import { describeFoundAlias } from '../domain/acting/said.ts';
import type { Actor } from '../domain/acting/actor.ts';
import { aliasName } from '../domain/rollout/alias-name.ts';
import type { AliasState, Group } from '../domain/group/group.ts';
import { isAppError, AppError } from '../domain/errors/problem.ts';
import { mayFixAlias } from '../domain/acting/fix-alias.ts';
import { requireTarget } from '../domain/errors/require-target.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
import { authorise } from './authorise.ts';
import type { CommandParts } from './command-parts.ts';
import { isWholeOn } from './is-whole-on.ts';
import { justReadBy, orRefuse, readFirst } from './read-first.ts';
import { recorded, type Done } from './recorded.ts';
import { requireIdleAlias } from './require-idle-alias.ts';
import { requireVersion } from './require-version.ts';
import { subjectOfGroup } from './subject-of.ts';

interface FixInput {
  target: string;
  application: string;
  group: string;
  version: string;
  /** Of the alias as the caller saw it. */
  revisionId: string;
  reason: string;
}

/**
 * Puts all of an alias's traffic on one version, by UpdateAlias: no steps, no hooks, no alarms. Returns the group as
 * read back. Throws AppError FORBIDDEN, UNKNOWN_TARGET, NOT_FOUND, INVALID_INPUT (version), GROUP_BUSY, ALIAS_CHANGED,
 * NOTHING_TO_DO, STALE_PICTURE, NOT_VERIFIED, AWS_*.
 */
export async function fixAlias(deps: CommandParts, actor: Actor, input: FixInput): Promise<Group> {
  authorise(actor);
  return deps.turns.take(input, () => fix(deps, actor, input));
}

async function fix(deps: CommandParts, actor: Actor, input: FixInput): Promise<Group> {
  const { version } = input;
  const target = requireTarget(deps.targets, input.target);
  const group = await readFirst(deps.watcher.refreshGroup(input.target, input.application, input.group));
  orRefuse(mayFixAlias(group, { version }, justReadBy(actor)));
  await readFirst(requireVersion(target, group, version, 'version'));
  const names = { functionName: group.functionName ?? '', alias: group.alias ?? '' };
  const before = await readFirst(target.lambda.getAlias(names.functionName, names.alias));
  if (before.revisionId !== input.revisionId) {
    throw new AppError(
      'ALIAS_CHANGED',
      `${aliasName(group)} has changed since you looked: ${describeFoundAlias(before)}`,
    );
  }
  // After the alias: if a deployment begins in the meantime, its first move of the alias makes this revision outdated.
  await readFirst(requireIdleAlias(deps, target, group));
  const intent = {
    actor: actor.name,
    action: 'fix-alias' as const,
    subject: subjectOfGroup(group),
    reason: input.reason,
    before: { version: before.version, weights: before.weights, toVersion: version },
  };
  const after = await recorded(deps, target, intent, () => update(target, names, input));
  try {
    return await deps.watcher.refreshGroup(input.target, input.application, input.group);
  } catch {
    return { ...group, aliasState: after };
  }
}

async function update(
  target: AwsTarget,
  names: { functionName: string; alias: string },
  { version, revisionId }: FixInput,
): Promise<Done<AliasState>> {
  let requestId: string | null = null;
  let lost: Error | null = null;
  try {
    ({ requestId } = await target.lambda.updateAlias({ ...names, version, revisionId }));
  } catch (error) {
    if (!isAppError(error) || error.code !== 'AWS_UNREACHABLE') throw error;
    lost = error;
  }
  const after = await target.lambda.getAlias(names.functionName, names.alias).catch((cause: unknown) => {
    const words = lost === null ? 'AWS took the change, but it' : "AWS's answer was lost, and the alias";
    throw new AppError('NOT_VERIFIED', `${words} could not be read back.`, { cause });
  });
  if (lost !== null && after.revisionId === revisionId) throw lost;
  if (!isWholeOn(after, version)) {
    throw new AppError(
      'NOT_VERIFIED',
      `AWS shows something else when the alias is read back: ${describeFoundAlias(after)}`,
    );
  }
  return {
    value: after,
    said: [{ kind: 'alias-on', version: after.version, weights: after.weights, isAnswerLost: lost !== null }],
    awsRequestId: requestId,
    after: { version: after.version, weights: after.weights },
  };
}
