import type { SimMs } from '../kernel/clock.ts';
import type { MetricId, MetricSource } from './metric-source.ts';
import type { Statistic } from './statistic.ts';
import { Tally } from './tally.ts';

interface SeriesPoint {
  value: number;
  /** null: not known, as for an expression's result. */
  sampleCount: number | null;
}

/** Points by the start of their period. */
export type SeriesPoints = Map<SimMs, SeriesPoint>;

/** The samples of each period that begins at startMs + k × period, before endMs. Leaves out empty periods. */
export const readTallies = (
  source: MetricSource,
  metric: MetricId,
  unit: string | null,
  { startMs, endMs, periodMs }: { startMs: SimMs; endMs: SimMs; periodMs: number },
): Map<SimMs, Tally> => {
  const tallies = new Map<SimMs, Tally>();
  source.read(metric, unit, startMs, endMs, (at) => {
    const period = startMs + Math.floor((at - startMs) / periodMs) * periodMs;
    let tally = tallies.get(period);
    if (!tally) tallies.set(period, (tally = new Tally()));
    return tally;
  });
  return new Map([...tallies].filter(([, tally]) => tally.count > 0).toSorted(([a], [b]) => a - b));
};

/**
 * CloudWatch never adds up what was written in different units. Without a unit in the query, each period has the data
 * of one unit: here of the first by name, since which one AWS takes is not documented. `units`: all that had data.
 */
export const readOneUnit = (
  source: MetricSource,
  metric: MetricId,
  unit: string | null,
  range: { startMs: SimMs; endMs: SimMs; periodMs: number },
): { tallies: Map<SimMs, Tally>; units: readonly string[] } => {
  const units = unit === null ? source.unitsOf(metric).toSorted() : [unit];
  if (units.length < 2) return { tallies: readTallies(source, metric, unit, range), units };
  const byUnit = units
    .map((one) => ({ unit: one, tallies: readTallies(source, metric, one, range) }))
    .filter(({ tallies }) => tallies.size > 0);
  const first = byUnit.toReversed().flatMap(({ tallies }) => [...tallies]);
  return {
    tallies: new Map(first.toSorted(([a], [b]) => a - b)),
    units: byUnit.map((one) => one.unit),
  };
};

export const toPoints = (tallies: ReadonlyMap<SimMs, Tally>, statistic: Statistic): SeriesPoints => {
  const points: SeriesPoints = new Map();
  for (const [at, tally] of tallies) {
    const value = statistic(tally);
    if (value !== null) points.set(at, { value, sampleCount: tally.count });
  }
  return points;
};
