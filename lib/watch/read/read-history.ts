import { toIso } from '../../domain/time/iso.ts';
import { isActive } from '../../domain/rollout/is-active.ts';
import type { DeploymentRecord } from '../../parts/code-deploy.ts';
import { assembleRollout } from '../picture/assemble-rollout.ts';
import { guardOfEntry } from '../picture/guard-of-entry.ts';
import { newEntry } from './open-rollout.ts';
import { keepDeployments } from './read-groups.ts';
import { readPlan } from './read-plan.ts';
import type { TargetContext } from '../target-context.ts';

const DAYS_MS = 7 * 24 * 3_600_000;
const PAGES = 3;
const DEPLOYMENTS_A_CALL = 25;

/** How much of what ended before Sluice started has been read. */
export interface History {
  pagesLeft: number;
  nextToken: string | null;
  ids: string[];
}

export const historyAtFirst = (): History => ({ pagesLeft: PAGES, nextToken: null, ids: [] });

export const historyIsLeft = (history: History): boolean => history.pagesLeft > 0 || history.ids.length > 0;

/**
 * One step, one call, of reading the deployments of the last seven days (three pages at most): first their ids, then 25
 * at a time. What CodeDeploy's record has goes to the store; the rest is read when somebody opens one.
 */
export async function readHistory(ctx: TargetContext, history: History): Promise<void> {
  if (history.pagesLeft > 0) {
    const createdAfter = toIso(ctx.now().getTime() - DAYS_MS);
    const page = await ctx.aws.codeDeploy.listDeploymentIds({
      group: null,
      createdAfter,
      nextToken: history.nextToken,
    });
    history.ids.push(...page.ids);
    history.nextToken = page.nextToken;
    history.pagesLeft = page.nextToken === null ? 0 : history.pagesLeft - 1;
    return;
  }
  const ids = history.ids.slice(0, DEPLOYMENTS_A_CALL);
  const records = await ctx.aws.codeDeploy.getDeployments(ids);
  history.ids = history.ids.slice(ids.length);
  const lambda = records.filter(({ computePlatform }) => computePlatform === 'Lambda');
  keepDeployments(
    ctx,
    lambda.filter(({ status }) => !isActive(status)),
  );
  for (const record of lambda) await keepInStore(ctx, record);
}

/** Unless it is or was watched, or is known to have ended: what was seen is worth more than what is rebuilt. */
async function keepInStore(ctx: TargetContext, record: DeploymentRecord): Promise<void> {
  if (isActive(record.status) || ctx.picture.rollouts.has(record.id)) return;
  const { name, region } = ctx.aws.config;
  const kept = await ctx.store.rollouts.find(name, record.id);
  if (kept !== null) return;
  const now = ctx.now().toISOString();
  const entry = newEntry(record, ctx.nowMs());
  entry.asOf = { ...entry.asOf, codedeploy: now };
  entry.watched = { from: null, to: null, missing: [{ kind: 'never-watched' }] };
  await readPlan(ctx, entry).catch(() => {
    // Then its plan is unknown until somebody opens it.
  });
  const guard = guardOfEntry(ctx.picture, entry);
  const rollout = assembleRollout(entry, { target: name, region, now, guard, alarms: [] });
  ctx.recorder.saveRollout(rollout, () => {});
}
