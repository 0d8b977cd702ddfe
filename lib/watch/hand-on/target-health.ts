import type { TargetHealth } from '../../domain/live/health.ts';
import { isActive } from '../../domain/rollout/is-active.ts';
import { aliasKeyOf } from '../picture/picture.ts';
import type { TargetContext } from '../target-context.ts';
import type { SourceWatch } from './watch-sources.ts';

/** One target's health, with the ages of everything that is watched live. */
export function targetHealth(
  ctx: TargetContext,
  sources: SourceWatch,
  calls: { lastMinute: number; budget: number },
  firstReading: boolean,
): TargetHealth {
  const { aws, picture } = ctx;
  const live = [...picture.rollouts.values()].filter(({ record }) => isActive(record.status));
  return {
    name: aws.config.name,
    accountId: picture.accountId,
    region: aws.config.region,
    simulated: aws.simulated(),
    endpoint: withoutCredentials(aws.config.endpoint),
    clock: { now: ctx.now().toISOString(), rate: aws.clock.rate() },
    firstReading: firstReading ? progressOf(ctx) : null,
    sources: sources.health(),
    missingPermissions: sources.missingPermissions(),
    stuckBypasses: [...picture.bypasses.values()].flatMap(({ application, group, rearmError }) =>
      rearmError === null ? [] : [{ application, group, error: rearmError }],
    ),
    orphanedBypasses: picture.orphanedBypasses.map(({ target, application, group }) => ({
      target,
      application,
      group,
    })),
    calls,
    rollouts: Object.fromEntries(live.map(({ record, asOf }) => [record.id, asOf])),
  };
}

/** How many groups have been read. The total is known once every application has listed its groups. */
function progressOf({ picture }: TargetContext): { groupsRead: number; groupsKnown: number | null } {
  const applications = [...(picture.applications?.values() ?? [])];
  const allNamed = picture.applications !== null && applications.every(({ groupNames }) => groupNames !== null);
  const known = applications.reduce((sum, { groupNames, leftOut }) => {
    const names = [...(groupNames ?? [])];
    return sum + names.filter((name) => !leftOut.has(name)).length;
  }, 0);
  const read = [...picture.groups.values()].filter(
    (group) =>
      group.configReadAtMs !== null &&
      group.unreadDeploymentIds.length === 0 &&
      (aliasKeyOf(group) === null || group.aliasReadAtMs !== null),
  );
  return { groupsRead: read.length, groupsKnown: allNamed ? known : null };
}

/** An endpoint's address may hold a name and a password, and health is shown to everybody. */
function withoutCredentials(endpoint: string | null): string | null {
  if (endpoint === null || !URL.canParse(endpoint)) return null;
  const { origin, pathname } = new URL(endpoint);
  return origin + (pathname === '/' ? '' : pathname);
}
