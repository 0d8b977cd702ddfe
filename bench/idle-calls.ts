import { countCalls } from './count-calls.ts';
import { inLab } from './lab.ts';
import { atMost, type Measurement } from './measurement.ts';
import { perMinute } from './show.ts';
import { wait } from './wait.ts';

const MINUTES = 4;
/** After the first reading what it put off comes; only then is the account idle. */
const SETTLE_MS = 30_000;

export const idleCalls: Measurement = {
  name: 'idle-calls',
  what: `AWS calls with 1,000 idle groups, ${MINUTES} minutes`,
  measure: () =>
    inLab({ scenario: 'fleet-1000', groups: 1000 }, async ({ sandbox }) => {
      await wait(SETTLE_MS);
      const { perMinute: value, byOperation } = await countCalls(sandbox, MINUTES * 60_000);
      return [atMost('AWS calls, 1,000 idle groups', 30, value, perMinute, byOperation)];
    }),
};
