import type { Tally } from './tally.ts';

/** A statistic of one period's samples; null: there is none (no data, or percentiles unknown). */
export type Statistic = (tally: Tally) => number | null;

const NUMBER = String.raw`\d+(?:\.\d{1,10})?`;
const PERCENTILE = new RegExp(`^[pP](${NUMBER})$`);
/** `wm98` is `WM(:98%)`: the samples up to a percentile. PR has no such form. */
const SHORT = new RegExp(`^(tm|tc|ts|wm)(${NUMBER})$`, 'i');
const RANGED = /^(TM|TC|TS|PR|WM)\((-?[\d.]*)(%?):(-?[\d.]*)(%?)\)$/;

const quantile = (tally: Tally, fraction: number): number => {
  return fraction >= 1 ? tally.max : tally.valueAtWeight(fraction * tally.count);
};

interface Bounds {
  low: number;
  high: number;
}

/** The part of the samples in (low, high], as AWS's TC, TS, TM, PR and WM count them. */
const within = (tally: Tally, { low, high }: Bounds) => {
  let count = 0;
  let sum = 0;
  for (const { value, weight } of tally.values()) {
    if (value <= low || value > high) continue;
    count += weight;
    sum += value * weight;
  }
  return { count, sum };
};

const ranged = (name: string, bounds: (tally: Tally) => Bounds): Statistic => {
  const measure = (tally: Tally): number | null => {
    const range = bounds(tally);
    const { count, sum } = within(tally, range);
    switch (name) {
      case 'TC':
        return count;
      case 'TS':
        return sum;
      case 'PR':
        return (count / tally.count) * 100;
      case 'TM':
        return count === 0 ? null : sum / count;
      default: {
        const clamped = tally.values().reduce((total, { value, weight }) => {
          return total + Math.min(range.high, Math.max(range.low, value)) * weight;
        }, 0);
        return clamped / tally.count;
      }
    }
  };
  return (tally) => (tally.count > 0 && tally.percentilesKnown ? measure(tally) : null);
};

const parseBound = (text: string, percent: boolean): ((tally: Tally, fallback: number) => number) | null => {
  if (text === '') return (_, fallback) => fallback;
  const value = Number(text);
  if (!Number.isFinite(value)) return null;
  if (!percent) return () => value;
  if (value < 0 || value > 100) return null;
  return (tally) => quantile(tally, value / 100);
};

const parseRanged = (name: string): Statistic | null => {
  const match = RANGED.exec(name);
  if (!match) return null;
  const [, kind = '', low = '', lowPercent = '', high = '', highPercent = ''] = match;
  if (low === '' && high === '') return null;
  if (low !== '' && high !== '' && lowPercent !== highPercent) return null;
  const lower = parseBound(low, lowPercent === '%');
  const upper = parseBound(high, highPercent === '%');
  if (!lower || !upper) return null;
  return ranged(kind, (tally) => ({ low: lower(tally, -Infinity), high: upper(tally, Infinity) }));
};

const SIMPLE: Record<string, Statistic> = {
  SampleCount: (tally) => (tally.count > 0 ? tally.count : null),
  Sum: (tally) => (tally.count > 0 ? tally.sum : null),
  Average: (tally) => (tally.count > 0 ? tally.sum / tally.count : null),
  Minimum: (tally) => (tally.count > 0 ? tally.min : null),
  Maximum: (tally) => (tally.count > 0 ? tally.max : null),
};

export const SIMPLE_STATISTICS = Object.keys(SIMPLE);

/**
 * Sum, SampleCount, Average, Minimum, Maximum; percentiles (p99, p99.9); IQM; tm90, tc90, ts90, wm98; and TM, TC, TS,
 * PR, WM with bounds, as the CloudWatch guide's "statistics definitions" describes them. null: no such statistic.
 */
export const parseStatistic = (name: string): Statistic | null => {
  if (Object.hasOwn(SIMPLE, name)) return SIMPLE[name] ?? null;
  const percentile = PERCENTILE.exec(name);
  if (percentile) {
    const fraction = Number(percentile[1]) / 100;
    if (fraction > 1) return null;
    return (tally) => (tally.count > 0 && tally.percentilesKnown ? quantile(tally, fraction) : null);
  }
  if (name === 'IQM') return parseRanged('TM(25%:75%)');
  const short = SHORT.exec(name);
  if (short) return parseRanged(`${(short[1] ?? '').toUpperCase()}(:${short[2]}%)`);
  return parseRanged(name);
};

/** 0–1 for a percentile such as "p99"; null for every other statistic. */
export const percentileFraction = (name: string): number | null => {
  const match = PERCENTILE.exec(name);
  return match ? Number(match[1]) / 100 : null;
};
