import { isActive } from '../../domain/rollout/is-active.ts';
import { toIso, toMs } from '../../domain/time/iso.ts';
import type { TargetContext } from '../target-context.ts';

/** CodeDeploy's list may lag behind: look back this far again. */
const OVERLAP_MS = 60_000;
/** After hours without AWS there may be several pages of new deployments. Older ones are history. */
const MOST_PAGES = 5;
/** How many deployments of other platforms are remembered, so that each is looked at once. */
const MOST_FOREIGN = 5_000;

/**
 * One ListDeployments finds what is new in the region. The list of what runs shows which rollouts have ended, because
 * they leave it. The list of what was created since the last look also finds those that began and ended in between (all
 * at once takes a second). While something runs the two take turns.
 */
export async function discoverRollouts(ctx: TargetContext): Promise<void> {
  const { picture } = ctx;
  const isWatching = [...picture.rollouts.values()].some(({ record }) => isActive(record.status));
  const { createdUntil, last } = picture.listing;
  if (createdUntil === null || (isWatching && last === 'created')) await listRunning(ctx);
  else await listCreated(ctx, createdUntil);
}

async function listRunning(ctx: TargetContext): Promise<void> {
  const askedAt = ctx.now().toISOString();
  const ids = new Set(await ctx.aws.codeDeploy.listActiveDeploymentIds());
  const { picture } = ctx;
  const [now, nowMs] = [ctx.now().toISOString(), ctx.nowMs()];
  picture.listing = { createdUntil: picture.listing.createdUntil ?? askedAt, last: 'running' };
  wantNew(ctx, ids);
  for (const [id, entry] of picture.rollouts) {
    if (!isActive(entry.record.status)) continue;
    if (ids.has(id)) {
      entry.asOf = { ...entry.asOf, codedeploy: now };
      entry.leftAtMs = null;
      // A deployment starts soon after it is created.
      if (entry.record.startedAt === null) picture.wantedIds.add(id);
    } else {
      entry.leftAtMs ??= nowMs;
      picture.wantedIds.add(id);
    }
  }
}

async function listCreated(ctx: TargetContext, createdUntil: string): Promise<void> {
  const askedAt = ctx.now().toISOString();
  const createdAfter = toIso(toMs(createdUntil) - OVERLAP_MS);
  let nextToken: string | null = null;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const found = await ctx.aws.codeDeploy.listDeploymentIds({ group: null, createdAfter, nextToken });
    wantNew(ctx, found.ids);
    nextToken = found.nextToken;
    if (nextToken === null) break;
  }
  ctx.picture.listing = { createdUntil: askedAt, last: 'created' };
}

function wantNew({ picture }: TargetContext, ids: Iterable<string>): void {
  if (picture.foreignIds.size > MOST_FOREIGN) picture.foreignIds.clear();
  for (const id of ids) {
    const isKnown = picture.rollouts.has(id) || picture.foreignIds.has(id) || picture.deployments.has(id);
    if (!isKnown) picture.wantedIds.add(id);
  }
}
