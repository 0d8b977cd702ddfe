/**
 * The tables of docs/verdict.md, as Markdown: `node bench/verdict-simulation.ts`. Seeded: the same numbers each time. Half a minute.
 */
import { pathToFileURL } from 'node:url';
import { formatCount } from '../lib/domain/format-count.ts';
import { formatPercent } from '../lib/domain/format-percent.ts';
import { shareBand } from '../lib/domain/verdict/share-band.ts';
import { callsUntilWorse } from '../lib/domain/verdict/testing/calls-until-worse.ts';
import { compareWithFisher } from '../lib/domain/verdict/testing/compare-with-fisher.ts';
import { createRandom } from '../lib/domain/verdict/testing/create-random.ts';
import { differenceTraffics } from '../lib/domain/verdict/testing/difference-traffics.ts';
import { drawBinomial } from '../lib/domain/verdict/testing/draw-binomial.ts';
import { noDifferenceTraffics } from '../lib/domain/verdict/testing/no-difference-traffics.ts';

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
      if (callsUntilWorse(random, traffic, 120) !== null) line.worse += 1;
  }
  return [...lines.values()];
}

/** Under a difference: calls until "worse" against Fisher's test at its best moment, where that is within a day. */
export function ratios(rollouts: number) {
  const random = createRandom(19_220_101);
  return differenceTraffics().map((difference) => ({
    ...difference,
    comparison: compareWithFisher(random, difference.traffic, rollouts, 1440),
  }));
}

/** How many minutes' shares lie within the band. */
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
}
