import { describeSaid, type Said } from '../domain/acting/said.ts';
import type { Actor } from '../domain/acting/actor.ts';
import { aliasName } from '../domain/rollout/alias-name.ts';
import type { Group } from '../domain/group/group.ts';
import { isAppError, AppError } from '../domain/errors/problem.ts';
import { mayDeploy } from '../domain/acting/deploy.ts';
import { requireTarget } from '../domain/errors/require-target.ts';
import type { Rollout } from '../domain/rollout/rollout.ts';
import type { AwsTarget } from '../parts/aws-target.ts';
import type { NamedAlias } from '../domain/group/suggested-alias.ts';
import { withNamedAlias } from '../domain/group/with-named-alias.ts';
import { authorise } from './authorise.ts';
import type { CommandParts } from './command-parts.ts';
import { describeDeployment } from './describe-deployment.ts';
import {
  alarmNamesOf,
  makeDeployment,
  requireRollout,
  wishDeployment,
  type DeploymentWish,
} from './make-deployment.ts';
import { justReadBy, orRefuse, readFirst } from './read-first.ts';
import { recorded } from './recorded.ts';
import { requireIdleAlias } from './require-idle-alias.ts';
import { requireVersion } from './require-version.ts';
import { subjectOfGroup } from './subject-of.ts';

/** The function's current code, published first. */
export const LATEST = '$LATEST';

interface StartInput {
  target: string;
  application: string;
  group: string;
  /** A published version, or "$LATEST". */
  version: string;
  /** With "$LATEST": the code that the caller looked at. Other code is not published. */
  codeSha256: string | null;
  /** null: the group's own. */
  configName: string | null;
  ignoreAlarms: boolean;
  /** The version that the caller saw the alias on; null: it did not look. */
  fromVersion: string | null;
  /** Calls no hook, whatever hooks the last deployment had. */
  withoutHooks: boolean;
  /** The alias to move, for a group that never deployed; null: the group's own. */
  named: NamedAlias | null;
  reason: string;
}

/**
 * Deploys a published version, or $LATEST, to a group's alias by CodeDeploy: with the hooks of its last deployment
 * unless `withoutHooks`, and its alarms unless `ignoreAlarms`, which overrides them for this one deployment. Returns
 * the new rollout. Throws AppError FORBIDDEN, UNKNOWN_TARGET, NOT_FOUND, INVALID_INPUT (version, codeSha256,
 * configName, functionName, alias; withoutHooks: the hooks are not known), GROUP_BUSY, CONFLICT (split alias, never
 * deployed and not `named`, or other code in $LATEST), ALIAS_CHANGED, NOTHING_TO_DO, STALE_PICTURE, NOT_VERIFIED,
 * AWS_*.
 */
export async function startDeployment(deps: CommandParts, actor: Actor, input: StartInput): Promise<Rollout> {
  authorise(actor);
  const { version, configName, ignoreAlarms, fromVersion, withoutHooks, reason } = input;
  const target = requireTarget(deps.targets, input.target);
  if (version === LATEST && input.codeSha256 === null) {
    throw new AppError('INVALID_INPUT', 'codeSha256: which code to publish must be said with $LATEST.', {
      details: { field: 'codeSha256' },
    });
  }
  const seen = await readFirst(deps.watcher.refreshGroup(input.target, input.application, input.group));
  const group = await readFirst(withNamedAlias(seen, input.named, (...names) => target.lambda.getAlias(...names)));
  orRefuse(mayDeploy(group, { version, ignoreAlarms, fromVersion }, justReadBy(actor)));
  await readFirst(requireIdleAlias(deps, target, group));
  if (version !== LATEST) await readFirst(requireVersion(target, group, version, 'version'));
  if (configName !== null) await readFirst(requireConfig(target, configName));
  const wished = await readFirst(wishDeployment(target, group, actor, { configName, reason, ignoreAlarms }));
  const wish = withoutHooks ? hookless(wished) : requireHooks(wished);
  const config = configName ?? group.configName;
  const intent = {
    actor: actor.name,
    action: 'deploy' as const,
    subject: subjectOfGroup(group),
    reason,
    before: {
      version: group.aliasState?.version ?? null,
      toVersion: version,
      config,
      ignoreAlarms,
      withoutHooks,
      alarms: alarmNamesOf(group),
    },
  };
  const made = await recorded(deps, target, intent, async (onAgain) => {
    if (version !== LATEST) return withConfig(await makeDeployment(deps, target, actor, wish, version, onAgain));
    const published = await publish(target, group, input, actor);
    try {
      const done = await makeDeployment(deps, target, actor, wish, published.version, onAgain);
      return withConfig({ ...done, said: [published.said, ...done.said] });
    } catch (error) {
      throw alsoSaying(error, describeSaid([published.said]));
    }
  });
  return requireRollout(made);

  function withConfig<T extends { after: Record<string, unknown> | null }>(done: T): T {
    return { ...done, after: { ...done.after, config, ignoreAlarms } };
  }
}

function hookless(wish: DeploymentWish): DeploymentWish {
  return { ...wish, appSpec: { ...wish.appSpec, beforeAllowTraffic: null, afterAllowTraffic: null } };
}

function requireHooks(wish: DeploymentWish): DeploymentWish {
  if (wish.areHooksKnown) return wish;
  throw new AppError(
    'INVALID_INPUT',
    `Which hooks ${wish.group.lastRolloutId} called is not known, for its AppSpec lies in S3 or is gone, so they cannot be carried over: say that it may ` +
      'run without hooks, or deploy from where its AppSpec comes from.',
    { details: { field: 'withoutHooks' } },
  );
}

/** Before anything is published: CodeDeploy would refuse a config for servers or ECS only after that. */
async function requireConfig(target: AwsTarget, configName: string): Promise<void> {
  try {
    await target.codeDeploy.getPlan(configName);
  } catch (error) {
    if (!isAppError(error) || error.code !== 'NOT_FOUND') throw error;
    throw noConfig(`There is no deployment configuration ${configName}.`, error);
  }
  if (!(await isForLambda(target, configName))) {
    throw noConfig(`The deployment configuration ${configName} is for another compute platform than Lambda.`, null);
  }
}

/** Also true if AWS does not say: then CreateDeployment decides. */
async function isForLambda({ codeDeploy }: AwsTarget, configName: string): Promise<boolean> {
  if (configName.startsWith('CodeDeployDefault.')) return configName.startsWith('CodeDeployDefault.Lambda');
  const plans = await codeDeploy.listPlans().catch((error: unknown) => {
    if (isAppError(error)) return null;
    throw error;
  });
  return plans === null || plans.some((plan) => plan.configName === configName);
}

function noConfig(message: string, cause: unknown): AppError {
  return new AppError('INVALID_INPUT', message, { cause, details: { field: 'configName' } });
}

/** Throws AppError NOTHING_TO_DO if the alias is already on this code, CONFLICT for other code, AWS_*. */
async function publish(
  target: AwsTarget,
  group: Group,
  input: StartInput,
  actor: Actor,
): Promise<{ version: string; said: Said }> {
  const wanted = {
    functionName: group.functionName ?? '',
    codeSha256: input.codeSha256 ?? '',
    description: describeDeployment(input.reason, actor.name),
  };
  const known = await target.lambda.listVersions(wanted.functionName).catch((error: unknown) => {
    if (isAppError(error)) return null;
    throw error;
  });
  const { version } = await target.lambda.publishVersion(wanted).catch((error: unknown) => {
    if (!isAppError(error) || error.code !== 'AWS_UNREACHABLE') throw error;
    // Lambda publishes nothing when nothing has changed since the last version, so a repeated call cannot publish
    // twice.
    return target.lambda.publishVersion(wanted);
  });
  if (version !== group.aliasState?.version) {
    const isOld = known?.some((each) => each.version === version) === true;
    return { version, said: { kind: 'published', version, isOld } };
  }
  throw new AppError('NOTHING_TO_DO', `$LATEST is version ${version}, and ${aliasName(group)} is on it already.`);
}

function alsoSaying(error: unknown, published: string): unknown {
  if (!isAppError(error)) return error;
  const { code, message, details } = error;
  return new AppError(code, `${message} ${published}`, { cause: error, details });
}
