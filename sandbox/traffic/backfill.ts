import type { SimMs } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';
import type { Route } from '../kernel/routing-port.ts';
import type { SandboxCloudWatch } from '../cloudwatch/create-cloudwatch.ts';
import type { Behaviours } from './behaviour.ts';
import { rateAt } from './flow.ts';
import type { Flow } from './flow.ts';
import { latencyAt } from './log-normal.ts';
import type { Latency } from './log-normal.ts';
import { sharesOf } from './pick-version.ts';
import { binomial, poisson } from './poisson.ts';

const MINUTE = 60_000;
/** Durations drawn for a version's minute, each for an equal part of its invocations. Odd: the median has a slice. */
const SAMPLES = 31;

/** One draw from each of `SAMPLES` equal slices of the distribution: few numbers, yet correct percentiles. */
const drawDurations = (random: Random, invocations: number, latency: Latency): { ms: number; samples: number }[] => {
  const slices = Math.min(invocations, SAMPLES);
  const upTo = (slice: number): number => Math.round((slice * invocations) / slices);
  return Array.from({ length: slices }, (_, slice) => ({
    ms: latencyAt(latency, (slice + random.next()) / slices),
    samples: upTo(slice + 1) - upTo(slice),
  }));
};

/** Splits a minute's invocations between the versions: each takes its binomial part of the rest. */
const split = (random: Random, invocations: number, route: Route): { version: string; invocations: number }[] => {
  let left = invocations;
  let shareLeft = 1;
  return sharesOf(route).map(({ version, share }) => {
    const taken = shareLeft <= share ? left : binomial(random, left, share / shareLeft);
    left -= taken;
    shareLeft -= share;
    return { version, invocations: taken };
  });
};

/**
 * Writes the minutes in [fromMs, toMs) as the flow would have produced them, a minute at a time, of the last one the
 * part before toMs: draws counts (Poisson, binomial) and samples durations. `routes` by time; before the first of them
 * there were no calls.
 */
export const backfillFlow = (
  parts: { cloudWatch: Pick<SandboxCloudWatch, 'recordMinute'>; behaviours: Behaviours; random: Random },
  flow: Flow,
  routes: readonly { from: SimMs; route: Route }[],
  fromMs: SimMs,
  toMs: SimMs,
): void => {
  const { cloudWatch, behaviours, random } = parts;
  const ordered = routes.toSorted((a, b) => a.from - b.from);
  for (let minute = Math.ceil(fromMs / MINUTE) * MINUTE; minute < toMs; minute += MINUTE) {
    const route = ordered.findLast(({ from }) => from <= minute)?.route;
    if (!route) continue;
    const total = poisson(random, rateAt(flow, minute) * Math.min(1, (toMs - minute) / MINUTE));
    for (const { version, invocations } of split(random, total, route)) {
      if (invocations === 0) continue;
      const { errorPercent, latencyMs } = behaviours.at(flow.functionName, version, minute);
      cloudWatch.recordMinute({
        functionName: flow.functionName,
        qualifier: flow.alias,
        executedVersion: version,
        at: minute,
        invocations,
        errors: binomial(random, invocations, errorPercent / 100),
        throttles: 0,
        durations: drawDurations(random, invocations, latencyMs),
      });
    }
  }
};
