import { activeRollouts } from '../active-rollouts.ts';
import { countCalls } from '../count-calls.ts';
import { inLab, type Lab } from '../lab.ts';
import { atMost, withoutLimit, type Measurement } from '../measurement.ts';
import { perMinute } from '../show.ts';
import { listen } from '../stream.ts';
import { wait } from '../wait.ts';

const MINUTES = 3;
const MORE_VIEWERS = 10;
const SETTLE_MS = 20_000;

export const activeCalls: Measurement = {
  name: 'active-calls',
  what: `AWS calls with 25 running rollouts, ${MINUTES} minutes, beside the same account with ${MORE_VIEWERS} more viewers`,
  measure: () =>
    // Two accounts of the same seed at the same time: one after the other would compare different steps of the
    // rollouts.
    inLab({ scenario: 'busy-25' }, (few) =>
      inLab({ scenario: 'busy-25' }, async (many) => {
        const rollouts = await activeRollouts(few, 25);
        await activeRollouts(many, 25);
        const viewers = [...(await look(few, 1)), ...(await look(many, 1 + MORE_VIEWERS))];
        await wait(SETTLE_MS);
        const [one, eleven] = await Promise.all([few, many].map((lab) => countCalls(lab.sandbox, MINUTES * 60_000)));
        for (const close of viewers) close();
        if (one === undefined || eleven === undefined) throw new Error('Two accounts were counted.');
        return [
          atMost(
            'AWS calls for each running rollout',
            15,
            one.perMinute / rollouts.length,
            perMinute,
            `all calls ÷ ${rollouts.length} rollouts, so with the share of an idle account; ${one.byOperation}`,
          ),
          withoutLimit('AWS calls in all, 25 rollouts, 1 viewer', perMinute(one.perMinute)),
          withoutLimit(
            `the same account, ${1 + MORE_VIEWERS} viewers`,
            perMinute(eleven.perMinute),
            'the budget is 0 for a further viewer; two dashboards never read at quite the same moments, so the two differ a little',
          ),
        ];
      }),
    ),
};

function look(lab: Lab, viewers: number): Promise<(() => void)[]> {
  return Promise.all(Array.from({ length: viewers }, () => listen(lab.url, () => undefined)));
}
