import type { SimMs } from '../kernel/clock.ts';
import type { Random } from '../kernel/random.ts';

export type Pattern = 'steady' | 'diurnal';

/** Calls of one alias. */
export interface Flow {
  functionName: string;
  alias: string;
  /** On average over a day. */
  perMinute: number;
  pattern: Pattern;
  /** JSON text: the event for code that really runs. */
  event: string;
  random: Random;
}

const DAY = 24 * 3_600_000;
/** The day's peak is at 14:00 UTC, 60% above the mean; its trough at 02:00, 60% below. */
const SWING = 0.6;
const PEAK_AT = 14 / 24;

/** Expected invocations per minute at a time. */
export const rateAt = ({ perMinute, pattern }: Pick<Flow, 'perMinute' | 'pattern'>, at: SimMs): number => {
  switch (pattern) {
    case 'steady':
      return perMinute;
    case 'diurnal':
      return perMinute * (1 + SWING * Math.cos(2 * Math.PI * ((at % DAY) / DAY - PEAK_AT)));
  }
};
