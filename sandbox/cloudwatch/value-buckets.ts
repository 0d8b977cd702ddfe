// Values are kept in logarithmic buckets 1.5% wide, so a percentile is within 0.75% of the true sample, however many
// samples there are. Keys sort as the values do.

const WIDTH = 1.015;
const LOG_WIDTH = Math.log(WIDTH);
/** Shifts every positive value's key above 0, so that 0 itself and negative values have keys of their own. */
const SHIFT = 10_000;
/** Below this a value counts as zero: CloudWatch keeps nothing below about 8.5e-109, far below anything measured. */
const SMALLEST = 1e-60;

export const keyOfValue = (value: number): number => {
  if (value > SMALLEST) return SHIFT + Math.floor(Math.log(value) / LOG_WIDTH);
  if (value < -SMALLEST) return -(SHIFT + Math.floor(Math.log(-value) / LOG_WIDTH));
  return 0;
};

/** The middle of the bucket. */
export const valueOfKey = (key: number): number => {
  if (key === 0) return 0;
  const size = Math.exp((Math.abs(key) - SHIFT + 0.5) * LOG_WIDTH);
  return key > 0 ? size : -size;
};
