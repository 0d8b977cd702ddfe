import type { UpdateAliasRequest } from '@aws-sdk/client-lambda';
import { call } from './call.ts';
import { declareGroup } from './declare-group.ts';
import { declareServerGroup } from './declare-server-group.ts';
import { errorsAlarm, groupOf, latencyAlarm } from './group-defaults.ts';
import type { Scenario } from './scenario.ts';
import { writeHistory } from './write-history.ts';
import { CDK_ROLLBACKS, type GroupSpec } from '../world/group-spec.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const LINEAR = 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute';

const GROUPS: GroupSpec[] = [
  groupOf('orders-api', {
    version: 41,
    configName: LINEAR,
    perMinute: 140,
    hooks: { AfterAllowTraffic: 'orders-api-verify' },
  }),
  groupOf('checkout', {
    version: 107,
    perMinute: 240,
    alarms: [errorsAlarm('checkout', 6), latencyAlarm('checkout', 1500)],
  }),
  // In ALARM because of the live version.
  groupOf('payments-webhook', {
    version: 63,
    configName: 'CodeDeployDefault.LambdaAllAtOnce',
    perMinute: 120,
    alarms: [errorsAlarm('payments-webhook', 2)],
    behaviour: { errorPercent: 12, latencyMs: { p50: 88, p99: 610 } },
  }),
  // Its settings do not roll back on a stop by hand.
  groupOf('search-index', { alias: 'prod', version: 87, autoRollback: CDK_ROLLBACKS, perMinute: 230 }),
  // Its pre-traffic hook fails.
  groupOf('inventory-sync', { version: 33, perMinute: 57, hooks: { BeforeAllowTraffic: 'inventory-sync-smoke' } }),
  groupOf('thumbnailer', { alias: 'prod', version: 18, configName: LINEAR, perMinute: 15, alarms: [] }),
  // Its alias is not where the last deployment left it.
  groupOf('pricing', { version: 13, perMinute: 90 }),
  groupOf('ledger-export', { alias: 'nightly', version: 15, perMinute: 0, alarms: [] }),
];

export const forTests: Scenario = {
  name: 'test',
  description: 'A handful of groups, the same every time; nothing starts by itself.',
  preludeMs: 10 * MINUTE_MS,
  async build(world, until) {
    const started = world.clock.now();
    for (const [i, spec] of GROUPS.entries()) {
      await declareGroup(world, spec);
      writeHistory(world, spec, {
        count: spec.keptVersions - 1,
        lastEndedAt: started - (i + 2) * HOUR_MS,
        everyMs: 24 * HOUR_MS,
        troubled: 0,
        backfillHours: 2,
      });
    }
    await declareServerGroup(world);
    world.codeDeploy.setHookBehaviour('inventory-sync-smoke', { kind: 'fail', afterMs: 2000 });
    await call(world, 'lambda', 'UpdateAlias', {
      FunctionName: 'pricing',
      Name: 'live',
      FunctionVersion: '12',
    } satisfies UpdateAliasRequest);
    await world.clock.advance(until - started);
  },
};
