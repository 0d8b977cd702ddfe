import { toIso, toMs } from '../../lib/domain/time/iso.ts';
import { createRandom } from '../../lib/domain/statistics/create-random.ts';
import { drawBinomial } from '../../testing/verdict/draw-binomial.ts';
import { verdictOf } from '../../lib/domain/verdict/verdict-of.ts';
import type { VerdictInput, VerdictMinute } from '../../lib/domain/verdict/verdict.ts';
import { atMost, type Measurement } from '../measurement.ts';
import { quantile } from '../quantile.ts';
import { falseAlarms, ratios, withinBand } from '../verdict-simulation.ts';

const MINUTES = 1440;
const FROM = '2026-11-21T00:00:00.000Z';
const RUNS = 200;

export const verdict: Measurement = {
  name: 'verdict',
  what: 'what a verdict costs, how often it is wrong and how soon it is there',
  measure() {
    // First, before the simulations have warmed up the machine and filled the heap.
    const cost = quantile(times(), 0.5);
    const worst = ratios(1000).flatMap(({ comparison }) => (comparison === null ? [] : [comparison.ratio ?? Infinity]));
    const alarms = falseAlarms(150);
    const share = (sum(alarms.map(({ worse }) => worse)) / sum(alarms.map(({ rollouts }) => rollouts))) * 100;
    const off = withinBand(20_000).filter(({ calls }) => calls >= 100);
    return Promise.resolve([
      atMost(
        'a verdict for 1,440 minutes of two versions',
        2,
        cost,
        (value) => `${value.toFixed(1)} ms`,
        `the median of ${RUNS}; failures, slow calls, throttles and the split, at 3,000 calls a minute`,
      ),
      atMost(
        'false "worse" in rollouts without a difference',
        1,
        share,
        (value) => `${value.toFixed(2)}%`,
        'watched for two hours; docs/verdict.md has the table',
      ),
      atMost('calls until "worse" against one look at the best moment', 2.5, Math.max(...worst), (value) =>
        value.toFixed(2),
      ),
      atMost(
        'minutes within the share band: off 95% by',
        1,
        Math.max(...off.map(({ within }) => Math.abs(within - 95))),
        (value) => `${value.toFixed(1)} points`,
      ),
    ]);
  },
};

function times(): number[] {
  const input = dayOfMinutes();
  return Array.from({ length: RUNS }, () => {
    const from = performance.now();
    verdictOf(input);
    return performance.now() - from;
  });
}

function dayOfMinutes(): VerdictInput {
  const random = createRandom(1);
  const minutes: VerdictMinute[] = [];
  for (let minute = 0; minute < MINUTES; minute++) {
    const candidateCalls = drawBinomial(random, 3000, 0.1);
    for (const [version, invocations] of [
      ['41', 3000 - candidateCalls],
      ['42', candidateCalls],
    ] as const)
      minutes.push({
        version,
        at: toIso(toMs(FROM) + minute * 60_000),
        invocations,
        errors: drawBinomial(random, invocations, 0.01),
        throttles: drawBinomial(random, invocations, 0.001),
        slowCalls: drawBinomial(random, invocations, 0.1),
      });
  }
  return {
    baselineVersion: '41',
    candidateVersion: '42',
    minutes,
    routed: [{ at: '2026-11-20T00:00:00.000Z', percent: 10 }],
    from: FROM,
    to: null,
    now: '2026-11-23T00:00:00.000Z',
    slowLimitMs: 800,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
