import { declareGroup } from './declare-group.ts';
import { groupOf } from './group-defaults.ts';
import type { Scenario } from './scenario.ts';
import { writeHistory } from './write-history.ts';

const APPLICATIONS = 50;
const GROUPS_EACH = 20;
const HOUR_MS = 3_600_000;
/** One group in so many has traffic, so that some metrics exist. */
const CALLED_ONE_IN = 10;

/** `service-07`/`service-07-fn-12-live`: easy to address from a measurement. */
export const fleet1000: Scenario = {
  name: 'fleet-1000',
  description: '1,000 idle groups over 50 applications, for measuring call budgets.',
  preludeMs: 0,
  async build(world, until) {
    for (let i = 0; i < APPLICATIONS * GROUPS_EACH; i++) {
      const application = `service-${pad(Math.floor(i / GROUPS_EACH))}`;
      const functionName = `${application}-fn-${pad(i % GROUPS_EACH)}`;
      const spec = groupOf(functionName, {
        application,
        version: 4,
        keptVersions: 4,
        perMinute: i % CALLED_ONE_IN === 0 ? 6 : 0,
      });
      await declareGroup(world, spec);
      writeHistory(world, spec, {
        count: 3,
        lastEndedAt: until - (1 + (i % 200)) * HOUR_MS,
        everyMs: 30 * HOUR_MS,
        troubled: 0.1,
        backfillHours: 1,
      });
    }
  },
};

const pad = (n: number): string => String(n).padStart(2, '0');
