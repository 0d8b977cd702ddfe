import { activeRollouts } from './active-rollouts.ts';
import { countCalls } from './count-calls.ts';
import { inLab } from './lab.ts';
import { atMost, told, type Measurement } from './measurement.ts';
import { perMinute } from './show.ts';
import { listen } from './stream.ts';
import { wait } from './wait.ts';

const MINUTES = 2;
const MORE_VIEWERS = 10;

export const activeCalls: Measurement = {
  name: 'active-calls',
  what: `AWS calls with 25 running rollouts, ${MINUTES} minutes with one viewer and ${MINUTES} with eleven`,
  measure: () =>
    inLab({ scenario: 'busy-25' }, async (lab) => {
      const rollouts = await activeRollouts(lab, 25);
      const viewers = [await listen(lab.url, () => undefined)];
      await wait(20_000);
      const one = await countCalls(lab.sandbox, MINUTES * 60_000);
      for (let more = 0; more < MORE_VIEWERS; more++) viewers.push(await listen(lab.url, () => undefined));
      const eleven = await countCalls(lab.sandbox, MINUTES * 60_000);
      for (const close of viewers) close();
      const left = (await activeRollouts(lab, 0)).length;
      const running = `${rollouts.length} rollouts ran at the start, ${left} at the end`;
      return [
        atMost(
          'AWS calls for each running rollout',
          15,
          one.perMinute / rollouts.length,
          perMinute,
          `all calls ÷ rollouts, so with the share of an idle account; ${running}; ${one.byOperation}`,
        ),
        told('AWS calls, 25 rollouts, 1 viewer', perMinute(one.perMinute)),
        told(
          `AWS calls, 25 rollouts, ${1 + MORE_VIEWERS} viewers`,
          perMinute(eleven.perMinute),
          'budget: each further viewer 0; the two stretches differ by what the rollouts do in them',
        ),
      ];
    }),
};
