import { toIso, toMs, type Iso } from '../../domain/time/iso.ts';
import type { AwsTarget } from '../../parts/aws-target.ts';
import type { BypassRecord } from '../../parts/store.ts';
import type { CommandParts } from '../command-parts.ts';
import { isNextSuccess } from './why-bypass-ends.ts';

/** A deployment may be created a while before it starts, and the list is filtered by creation time. */
const LEEWAY_MS = 60_000;
const DEPLOYMENTS_A_CALL = 25;
const KEPT = 50;

/** The success that ends a bypass, as far as the watcher and the store know. No call to AWS. */
export async function knownNextSuccess(
  deps: CommandParts,
  record: BypassRecord,
  begin: Iso,
): Promise<{ id: string } | null> {
  const { target, application, group } = record;
  const watched = deps.watcher
    .rollouts(target)
    .filter((rollout) => rollout.application === application && rollout.group === group);
  const last = deps.watcher.group(target, application, group)?.lastRollout ?? null;
  const seen = [...watched, ...(last === null ? [] : [last])].find((rollout) => isNextSuccess(rollout, begin));
  if (seen !== undefined) return seen;
  const kept = await deps.store.rollouts.list({
    target,
    status: 'ended',
    group: { application, group },
    search: null,
    limit: KEPT,
    cursor: null,
  });
  return kept.items.find((rollout) => isNextSuccess(rollout, begin)) ?? null;
}

/**
 * The same, from AWS: finds what nobody watched because Sluice was not running or it was over too quickly. Throws
 * AppError AWS_*.
 */
export async function nextSuccessInAws(
  target: AwsTarget,
  record: BypassRecord,
  begin: Iso,
): Promise<{ id: string } | null> {
  const { application, group } = record;
  const createdAfter = toIso(toMs(begin) - LEEWAY_MS);
  let nextToken: string | null = null;
  do {
    const page = await target.codeDeploy.listDeploymentIds({ group: { application, group }, createdAfter, nextToken });
    for (let from = 0; from < page.ids.length; from += DEPLOYMENTS_A_CALL) {
      const found = await target.codeDeploy.getDeployments(page.ids.slice(from, from + DEPLOYMENTS_A_CALL));
      const success = found.find((deployment) => isNextSuccess(deployment, begin));
      if (success !== undefined) return success;
    }
    nextToken = page.nextToken;
  } while (nextToken !== null);
  return null;
}
