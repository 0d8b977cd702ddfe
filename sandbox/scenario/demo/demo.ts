import type { StopDeploymentInput } from '@aws-sdk/client-codedeploy';
import type { UpdateAliasRequest } from '@aws-sdk/client-lambda';
import type { SimMs } from '../../kernel/clock.ts';
import type { World } from '../../world/create-world.ts';
import { call } from '../call.ts';
import { declareGroup } from '../declare-group.ts';
import type { Scenario } from '../scenario.ts';
import { ship } from '../ship.ts';
import { writeHistory } from '../write-history.ts';
import { declareServerGroup } from '../declare-server-group.ts';
import { BAD_CANARY, CAST } from './cast.ts';
import { direct } from './director.ts';
import { idleGroups } from './idle-groups.ts';
import type { GroupSpec } from '../../world/group-spec.ts';
import { withDay } from './with-day.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const PRELUDE_MS = 26 * MINUTE_MS;
/** Idle groups come late, so that only the interesting ones get single calls through the whole prelude. */
const IDLE_BEFORE_MS = 100 * SECOND_MS;

export const demo: Scenario = {
  name: 'demo',
  description: 'The interesting cases at once, and new rollouts every few minutes.',
  preludeMs: PRELUDE_MS,
  async build(world, until) {
    const started = world.clock.now();
    const ofADay = (spec: GroupSpec): GroupSpec =>
      withDay(spec, world.random.fork(`day of ${spec.functionName}`), until);
    for (const spec of Object.values(CAST)) await declareWithPast(world, ofADay(spec), started - 30 * HOUR_MS);
    await declareServerGroup(world);
    const idle = idleGroups();
    world.clock.at(until - IDLE_BEFORE_MS, async () => {
      for (const { spec, endedHoursAgo } of idle)
        await declareWithPast(world, ofADay(spec), until - endedHoursAgo * HOUR_MS);
    });
    bookPrelude(world, until);
    await world.clock.advance(until - started);
    direct(world, [CAST.orders, CAST.invoices, CAST.thumbnailer, ...idle.map((group) => group.spec)]);
  },
};

/** Everything that happened before the demo's start, by time before it. */
function bookPrelude(world: World, until: SimMs): void {
  const before = (ms: number, action: () => Promise<unknown> | void): void => {
    world.clock.at(until - ms, async () => void (await action()));
  };
  const { orders, checkout, thumbnailer, moderator, payments, inventory, search, invoices, pricing } = CAST;

  before(26 * MINUTE_MS, () =>
    world.traffic.setBehaviour(payments.functionName, String(payments.version), {
      ...payments.behaviour,
      errorPercent: 8,
      from: world.clock.now(),
    }),
  );
  for (const minutes of [14, 6])
    before(minutes * MINUTE_MS, () => ship(world, payments, { description: 'fix: retry the acquirer' }));

  world.codeDeploy.setHookBehaviour('inventory-sync-smoke', { kind: 'fail', afterMs: 2600 });
  before(18 * MINUTE_MS, () => ship(world, inventory));
  before(24 * MINUTE_MS, () => ship(world, invoices));
  before(5 * MINUTE_MS, () =>
    call(world, 'lambda', 'UpdateAlias', {
      FunctionName: pricing.functionName,
      Name: pricing.alias,
      FunctionVersion: '12',
    } satisfies UpdateAliasRequest),
  );

  before(17 * MINUTE_MS, async () => {
    const { deploymentId } = await ship(world, search);
    before(12 * MINUTE_MS, () =>
      call(world, 'codeDeploy', 'StopDeployment', {
        deploymentId,
        autoRollbackEnabled: false,
      } satisfies StopDeploymentInput),
    );
  });

  before(11 * MINUTE_MS + 20 * SECOND_MS, () =>
    ship(world, orders, {
      configure: {
        MemorySize: 1024,
        Environment: { Variables: { STAGE: 'prod', LOG_LEVEL: 'warn', DB_POOL_MAX: '40' } },
      },
    }),
  );
  before(7 * MINUTE_MS, () => ship(world, moderator));
  before(2 * MINUTE_MS + 5 * SECOND_MS, () => ship(world, thumbnailer));
  before(75 * SECOND_MS, () => ship(world, checkout, { behaviour: BAD_CANARY }));
}

async function declareWithPast(world: World, spec: GroupSpec, lastEndedAt: SimMs): Promise<void> {
  const random = world.random.fork(`past of ${spec.functionName}`);
  const count = Math.min(spec.version - 1, 3 + Math.floor(random.next() * 7));
  await declareGroup(world, { ...spec, keptVersions: count + 1 });
  writeHistory(world, spec, {
    count,
    lastEndedAt,
    everyMs: (18 + random.next() * 60) * HOUR_MS,
    troubled: 0.14,
    backfillHours: 24,
  });
}
