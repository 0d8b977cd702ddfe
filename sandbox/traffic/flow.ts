import type { SimMs } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';

export type Pattern = 'steady' | 'diurnal';

/** How calls are spread over a day. */
export interface Day {
  /** Time of day of the most calls, in hours, UTC. */
  peakHour: number;
  /** How far the peak is above the mean, and the quietest time below it: 0–1. */
  swing: number;
}

/** Calls of one alias. */
export interface Flow {
  functionName: string;
  alias: string;
  /** On average over a day. */
  perMinute: number;
  pattern: Pattern;
  /** Of a diurnal pattern. Default: `USUAL_DAY`. */
  day?: Day | undefined;
  /** JSON text: the event for code that really runs. */
  event: string;
  random: Random;
}

const DAY_MS = 24 * 3_600_000;
/** The day's peak is at 14:00 UTC, 60% above the mean; its trough at 02:00, 60% below. */
const USUAL_DAY: Day = { peakHour: 14, swing: 0.6 };

/** The calls at a time of day, as a multiple of their mean over the day. */
export const shareOfMean = ({ peakHour, swing }: Day, at: SimMs): number =>
  1 + swing * Math.cos(2 * Math.PI * ((at % DAY_MS) / DAY_MS - peakHour / 24));

/** Expected invocations per minute at a time. */
export const rateAt = ({ perMinute, pattern, day }: Pick<Flow, 'perMinute' | 'pattern' | 'day'>, at: SimMs): number => {
  switch (pattern) {
    case 'steady':
      return perMinute;
    case 'diurnal':
      return perMinute * shareOfMean(day ?? USUAL_DAY, at);
  }
};
