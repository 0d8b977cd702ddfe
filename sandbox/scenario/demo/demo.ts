import { declareGroup } from '../declare-group.ts';
import { groupOf } from '../group-defaults.ts';
import type { Scenario } from '../scenario.ts';
import { ship } from '../ship.ts';

const MINUTE_MS = 60_000;

export const demo: Scenario = {
  name: 'demo',
  description: 'The interesting cases at once, and new rollouts every few minutes.',
  preludeMs: 20 * MINUTE_MS,
  async build(world, until) {
    const orders = groupOf('orders-api', {
      version: 41,
      configName: 'CodeDeployDefault.LambdaLinear10PercentEvery3Minutes',
      perMinute: 140,
    });
    const checkout = groupOf('checkout', { version: 107, perMinute: 240 });
    await declareGroup(world, orders);
    await declareGroup(world, checkout);
    await world.clock.advance(8 * MINUTE_MS);
    await ship(world, orders);
    await world.clock.advance(11 * MINUTE_MS);
    await ship(world, checkout, { behaviour: { errorPercent: 40, latencyMs: { p50: 45, p99: 320 } } });
    await world.clock.advance(until - world.clock.now());
  },
};
