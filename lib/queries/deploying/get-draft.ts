import type { Actor } from '../../domain/acting/actor.ts';
import { consequencesOfDeploy, mayDeploy } from '../../domain/acting/deploy.ts';
import type { DeploymentDraft } from '../../domain/acting/deployment-draft.ts';
import type { Group } from '../../domain/group/group.ts';
import type { HeldBy } from '../../domain/group/held-by.ts';
import { ignoringAlarms } from '../../domain/preflight/ignoring-alarms.ts';
import { requireTarget } from '../../domain/errors/require-target.ts';
import type { NamedAlias } from '../../domain/group/suggested-alias.ts';
import type { VersionChanges } from '../../domain/group/version-changes.ts';
import { withNamedAlias } from '../../domain/group/with-named-alias.ts';
import type { AwsTarget } from '../../parts/aws-target.ts';
import type { Parts } from '../../parts/parts.ts';
import type { CarriedHook } from '../../parts/shelves.ts';
import { actingContext } from '../acting-context.ts';
import { compareVersions } from '../compare-versions.ts';
import { preflightOfGroup } from './get-preflight.ts';
import { readGroupForDeploying } from './read-group-for-deploying.ts';
import { readHeldBy } from './read-held-by.ts';
import { readLastHooks } from './read-last-hooks.ts';
import { unlessRefused } from './unless-refused.ts';

/** Publishes the function's current code first. */
const LATEST = '$LATEST';

/**
 * The deployment that `actor` could start, with all that the page shows before the button. `version` may be "$LATEST".
 * Throws AppError UNKNOWN_TARGET, NOT_FOUND, INVALID_INPUT (functionName, alias), AWS_* (the group, or the hooks that
 * it would carry over, cannot be read).
 */
export async function getDraft(
  deps: Pick<Parts, 'targets' | 'watcher' | 'clock' | 'shelves'>,
  actor: Actor,
  input: {
    target: string;
    application: string;
    group: string;
    version: string;
    configName: string | null;
    ignoreAlarms: boolean;
    /** The alias to move, for a group that never deployed; null: the group's own. */
    named: NamedAlias | null;
  },
): Promise<DeploymentDraft> {
  const { version, ignoreAlarms } = input;
  const target = requireTarget(deps.targets, input.target);
  const { group: seen, unread } = await readGroupForDeploying(deps, target, input);
  const group = await withNamedAlias(seen, input.named, (...names) => target.lambda.getAlias(...names));
  const isFirst = seen.functionName === null && group.functionName !== null;
  const configName = input.configName ?? group.configName;
  const [hooks, plan, { changes, heldBy }, obeying] = await Promise.all([
    readLastHooks(deps, target, group),
    configName === null ? null : unlessRefused(target.codeDeploy.getPlan(configName)),
    readChanges(target, group, version),
    preflightOfGroup(deps, target, group, { version, configName: input.configName }),
  ]);
  const preflight = ignoreAlarms ? ignoringAlarms(obeying, group.alarms.items.length) : obeying;
  const may = mayDeploy(group, { version, ignoreAlarms, heldBy }, actingContext(deps, actor, input.target));
  return {
    fromVersion: group.aliasState?.version ?? null,
    toVersion: version,
    plan,
    hooks,
    appSpec: appSpecOf(target, group, version, hooks ?? []),
    changes,
    consequences: consequencesOfDeploy(group, { toVersion: version, ignoreAlarms, plan, heldBy, hooks, isFirst }),
    preflight: unread === null ? preflight : { ...preflight, unread: [unread, ...preflight.unread] },
    may: { allowed: may.ok, why: may.ok ? null : may.why },
    activeRolloutId: group.activeRolloutId,
    madeAt: (target.clock.now() ?? deps.clock.now()).toISOString(),
  };
}

async function readChanges(
  target: AwsTarget,
  group: Group,
  version: string,
): Promise<{ changes: VersionChanges | null; heldBy: HeldBy | null }> {
  const { functionName, aliasState } = group;
  if (functionName === null || aliasState === null) return { changes: null, heldBy: null };
  const [from, to] = await Promise.all(
    [aliasState.version, version].map((each) =>
      unlessRefused(target.lambda.getVersionConfiguration(functionName, each)),
    ),
  );
  return {
    changes: from && to ? compareVersions(functionName, from, to) : null,
    heldBy: version === LATEST && to ? await readHeldBy(target, functionName, to, from ?? null) : null,
  };
}

function appSpecOf(target: AwsTarget, group: Group, version: string, hooks: CarriedHook[]): DeploymentDraft['appSpec'] {
  const { functionName, alias, aliasState } = group;
  if (functionName === null || alias === null || aliasState === null || version === LATEST) return null;
  const hookAt = (event: CarriedHook['event']) => hooks.find((hook) => hook.event === event)?.functionName ?? null;
  return target.codeDeploy.buildAppSpec({
    functionName,
    alias,
    currentVersion: aliasState.version,
    targetVersion: version,
    beforeAllowTraffic: hookAt('BeforeAllowTraffic'),
    afterAllowTraffic: hookAt('AfterAllowTraffic'),
  });
}
