import { activeRollouts } from '../active-rollouts.ts';
import { countArrivals } from '../count-arrivals.ts';
import { inLab } from '../lab.ts';
import { atMost, withoutLimit, type Measurement } from '../measurement.ts';
import { quantile } from '../quantile.ts';
import { cores, megabytes, ms } from '../show.ts';
import { wait } from '../wait.ts';
import { watchUsage } from '../watch-usage.ts';

const VIEWERS = 500;
const SECONDS = 60;

export const viewers: Measurement = {
  name: 'viewers',
  what: `${VIEWERS} viewers of 25 running rollouts, ${SECONDS} s`,
  measure: () =>
    inLab({ scenario: 'busy-25' }, async (lab) => {
      const rollouts = await activeRollouts(lab, 25);
      const arrivals = await countArrivals(lab.url, VIEWERS);
      await wait(5000);
      arrivals.byId.clear();
      const usage = await watchUsage(lab.dashboardPid, SECONDS * 1000);
      // The first and the last event may be cut off by the period's ends.
      const whole = [...arrivals.byId.values()].filter((times) => times.length === VIEWERS);
      const spreads = whole.map((times) => Math.max(...times) - Math.min(...times));
      arrivals.close();
      const p99 = quantile(spreads, 0.99);
      return [
        atMost(
          'server CPU, 500 viewers, 25 rollouts',
          1,
          usage.cores,
          cores,
          usage.cores === null ? 'needs /proc' : null,
        ),
        atMost('server memory (most resident)', 400e6, usage.mostBytes, megabytes),
        atMost(
          "an event's last arrival after its first, p99",
          250,
          p99,
          ms,
          `stands for the watcher's knowing to the last viewer; listener and server share this machine; ${whole.length} events × ${VIEWERS} viewers`,
        ),
        withoutLimit('the same, p50 and worst', `${show(quantile(spreads, 0.5))}, ${show(quantile(spreads, 1))}`),
        withoutLimit('running rollouts meanwhile', String(rollouts.length)),
      ];
    }),
};

function show(value: number | null): string {
  return value === null ? '—' : ms(value);
}
