import { declareGroup } from './declare-group.ts';
import { groupOf } from './group-defaults.ts';
import type { Scenario } from './scenario.ts';
import { ship } from './ship.ts';
import { writeHistory } from './write-history.ts';

const ROLLOUTS = 25;
const SECOND_MS = 1000;
const HOUR_MS = 3_600_000;
/** The rollouts begin one after another, so that their steps do not coincide. */
const APART_MS = 20 * SECOND_MS;

export const busy25: Scenario = {
  name: 'busy-25',
  description: '25 rollouts in flight, each for an hour and a half, for measuring viewers and freshness.',
  preludeMs: (ROLLOUTS + 5) * APART_MS,
  async build(world, until) {
    const started = world.clock.now();
    for (let i = 0; i < ROLLOUTS; i++) {
      const functionName = `busy-${String(i).padStart(2, '0')}`;
      const spec = groupOf(functionName, {
        version: 8,
        configName: 'CodeDeployDefault.LambdaLinear10PercentEvery10Minutes',
        perMinute: 60,
        alarms: groupOf(functionName).alarms.map((alarm) => ({ ...alarm, threshold: alarm.threshold * 4 })),
      });
      await declareGroup(world, spec);
      writeHistory(world, spec, {
        count: 4,
        lastEndedAt: started - HOUR_MS,
        everyMs: 20 * HOUR_MS,
        troubled: 0,
        backfillHours: 2,
      });
      world.clock.at(started + (i + 1) * APART_MS, async () => void (await ship(world, spec)));
    }
    await world.clock.advance(until - started);
  },
};
