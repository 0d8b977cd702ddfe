/**
 * The tables of docs/verdict.md, as Markdown: `node bench/verdict-simulation.ts`. Seeded: the same numbers each time.
 * Takes half a minute.
 */
import { pathToFileURL } from 'node:url';
import { formatCount } from '../lib/domain/format/format-count.ts';
import { formatPercent } from '../lib/domain/format/format-percent.ts';
import { shareBand } from '../lib/domain/verdict/share-band.ts';
import { playUntilWorse } from '../testing/verdict/play-until-worse.ts';
import { compareWithFisher } from '../testing/verdict/compare-with-fisher.ts';
import { createRandom } from '../lib/domain/statistics/create-random.ts';
import { differenceTraffics } from '../testing/verdict/difference-traffics.ts';
import { drawBinomial } from '../testing/verdict/draw-binomial.ts';
import { noDifferenceTraffics } from '../testing/verdict/no-difference-traffics.ts';
import { steady } from '../testing/verdict/traffic.ts';
import { quantile } from './quantile.ts';

/** Under no difference: how often "worse" is said at any minute of two hours, by shape and calls a minute. */
export function falseAlarms(rolloutsEach: number): { shape: string; calls: number; rollouts: number; worse: number }[] {
  const random = createRandom(20_240_501);
  const lines = new Map<string, { shape: string; calls: number; rollouts: number; worse: number }>();
  for (const { shape, callsPerMinute, traffic } of noDifferenceTraffics()) {
    const key = `${shape} ${callsPerMinute}`;
    const line = lines.get(key) ?? { shape, calls: callsPerMinute, rollouts: 0, worse: 0 };
    lines.set(key, line);
    line.rollouts += rolloutsEach;
    for (let rollout = 0; rollout < rolloutsEach; rollout++)
      if (playUntilWorse(random, traffic, 120) !== null) line.worse += 1;
  }
  return [...lines.values()];
}

/** Under a difference: calls until "worse" against Fisher's test at its best moment, if that is within a day. */
export function ratios(rollouts: number) {
  const random = createRandom(19_220_101);
  return differenceTraffics().map((difference) => ({
    ...difference,
    comparison: compareWithFisher(random, difference.traffic, rollouts, 1440),
  }));
}

/** How many minutes' shares are within the band. */
export function withinBand(minutesEach: number): { calls: number; percent: number; within: number }[] {
  const random = createRandom(1_827);
  return [30, 100, 300, 1000, 3000].flatMap((calls) =>
    [10, 50, 90].map((percent) => {
      let within = 0;
      for (let minute = 0; minute < minutesEach; minute++) {
        const observed = (drawBinomial(random, calls, percent / 100) / calls) * 100;
        const band = shareBand(percent, calls);
        if (band !== null && observed >= band.lowPercent - 1e-9 && observed <= band.highPercent + 1e-9) within += 1;
      }
      return { calls, percent, within: (within / minutesEach) * 100 };
    }),
  );
}

/**
 * A 10% canary that is as good as the baseline until `turnAt`, and worse from then on: minutes from then until "worse",
 * median.
 */
function minutesAfterTurn(calls: number, before: number, after: number, turnAt: number): number {
  const random = createRandom(1_950);
  const traffic = {
    ...steady(calls, 0.1, before, before),
    candidateRate: (minute: number) => (minute < turnAt ? before : after),
  };
  const minutes = Array.from(
    { length: 401 },
    () => playUntilWorse(random, traffic, turnAt + 2000)?.minutes ?? Number.POSITIVE_INFINITY,
  );
  return (quantile(minutes, 0.5) ?? Number.POSITIVE_INFINITY) - turnAt;
}

function printTurns(): void {
  console.log(
    '\n| calls a minute | rates | at once | after 10 min | after an hour | after four |\n|---:|---|---:|---:|---:|---:|',
  );
  for (const calls of [30, 300, 3000])
    for (const [before, after] of [
      [0.01, 0.05],
      [0.01, 0.3],
    ] as const) {
      const minutes = [0, 10, 60, 240].map((turnAt) => `${minutesAfterTurn(calls, before, after, turnAt)} min`);
      const rates = `${formatPercent(before * 100)} → ${formatPercent(after * 100)}`;
      console.log(`| ${formatCount(calls)} | ${rates} | ${minutes.join(' | ')} |`);
    }
}

function printFalseAlarms(): void {
  console.log('\n| traffic | calls a minute | rollouts | false "worse" |\n|---|---:|---:|---:|');
  let rollouts = 0;
  let worse = 0;
  for (const line of falseAlarms(1000)) {
    rollouts += line.rollouts;
    worse += line.worse;
    console.log(
      `| ${line.shape} | ${formatCount(line.calls)} | ${formatCount(line.rollouts)} | ${formatPercent((line.worse / line.rollouts) * 100)} |`,
    );
  }
  console.log(`| all | | ${formatCount(rollouts)} | ${formatPercent((worse / rollouts) * 100)} |`);
}

function printRatios(): void {
  console.log(
    '\n| calls a minute | share | rates | one look | watched (median) | ratio |\n|---:|---:|---|---:|---:|---:|',
  );
  for (const { callsPerMinute, share, baselineRate, candidateRate, comparison } of ratios(1000)) {
    const traffic = `${formatCount(callsPerMinute)} | ${formatPercent(share * 100)} | ${formatPercent(baselineRate * 100)} → ${formatPercent(candidateRate * 100)}`;
    if (comparison === null) console.log(`| ${traffic} | more than a day | | |`);
    else
      console.log(
        `| ${traffic} | ${formatCount(comparison.onceCalls)} | ${formatCount(comparison.medianCalls)} | ${comparison.ratio?.toFixed(2) ?? '—'} |`,
      );
  }
}

function printBand(): void {
  console.log('\n| calls | routed | minutes within the band |\n|---:|---:|---:|');
  for (const { calls, percent, within } of withinBand(20_000))
    console.log(`| ${formatCount(calls)} | ${percent}% | ${within.toFixed(1)}% |`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  printFalseAlarms();
  printRatios();
  printBand();
  printTurns();
}
