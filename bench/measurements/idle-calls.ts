import { countCalls } from '../count-calls.ts';
import { inLab } from '../lab.ts';
import { atMost, withoutLimit, type Measurement } from '../measurement.ts';
import { perMinute, seconds } from '../show.ts';
import { wait } from '../wait.ts';

const MINUTES = 4;
/** After the first reading come the readings that it postponed. Only then is the account idle. */
const SETTLE_MS = 30_000;

export const idleCalls: Measurement = {
  name: 'idle-calls',
  what: `AWS calls with 1,000 idle groups, ${MINUTES} minutes`,
  measure: () =>
    inLab({ scenario: 'fleet-1000' }, async (lab) => {
      const { groups } = await lab.ask<{ groups: unknown[] }>('/api/default/groups');
      await wait(SETTLE_MS);
      const { perMinute: value, byOperation } = await countCalls(lab.sandbox, MINUTES * 60_000);
      return [
        atMost('AWS calls, 1,000 idle groups', 30, value, perMinute, `${groups.length} groups; ${byOperation}`),
        withoutLimit(
          'their first reading, once',
          seconds(lab.readingMs),
          'paced; the page shows what has been read meanwhile',
        ),
      ];
    }),
};
