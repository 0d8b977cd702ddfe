import { between } from '../../kernel/make-id.ts';
import { AwsError } from '../../kernel/operation.ts';
import type { World } from '../../world/create-world.ts';
import { ship, type Shipment } from '../ship.ts';
import type { GroupSpec } from '../../world/group-spec.ts';

const FIRST_AFTER_MS = 100_000;
const EVERY_MS = [150_000, 290_000] as const;
const MOST_AT_ONCE = 5;
const BAD_SHARE = 0.18;
/** With fewer calls a minute, a bad version would have all traffic before anyone notices. */
const ENOUGH_CALLS = 150;

/** Starts a rollout on an idle group every few minutes, sometimes a bad one, so that an open page keeps changing. */
export function direct(world: World, candidates: readonly GroupSpec[]): void {
  const random = world.random.fork('director');
  const next = (afterMs: number): void => {
    world.clock.at(world.clock.now() + afterMs, async () => {
      next(Math.round(between(random, EVERY_MS[0], EVERY_MS[1])));
      const free = candidates.filter((spec) => isFree(world, spec));
      const busy = world.groups.all().filter((spec) => world.codeDeploy.isBusy(spec.application, spec.group)).length;
      const spec = free[Math.floor(random.next() * free.length)];
      if (spec === undefined || busy >= MOST_AT_ONCE) return;
      try {
        await ship(world, spec, random.next() < BAD_SHARE && canFail(spec) ? bad(spec) : {});
      } catch (error) {
        // A visitor may have changed the group; another one comes in a few minutes.
        if (!(error instanceof AwsError)) throw error;
      }
    });
  };
  next(FIRST_AFTER_MS);
}

const canFail = (spec: GroupSpec): boolean =>
  spec.alarms.some((alarm) => alarm.watches === 'errors') && spec.perMinute >= ENOUGH_CALLS;

const bad = (spec: GroupSpec): Shipment => ({ behaviour: { ...spec.behaviour, errorPercent: 45 } });

function isFree(world: World, spec: GroupSpec): boolean {
  const route = world.lambda.route(spec.functionName, spec.alias);
  return (
    route !== null && Object.keys(route.weights).length === 0 && !world.codeDeploy.isBusy(spec.application, spec.group)
  );
}
