import { keyOfValue, valueOfKey } from './value-buckets.ts';

/** What CloudWatch knows about the samples of one series in one stretch of time. Merging two loses nothing. */
export class Tally {
  count = 0;
  sum = 0;
  min = Infinity;
  max = -Infinity;
  /** False once a statistic set went in whose distribution is unknown: CloudWatch then has no percentiles. */
  percentilesKnown = true;
  private readonly byKey = new Map<number, number>();

  /** `weight` is how many samples had this value; fractions are allowed, as in PutMetricData's Counts. */
  add(value: number, weight = 1): void {
    if (weight <= 0) return;
    this.addStatistics(weight, value * weight, value, value);
    this.addKey(keyOfValue(value), weight);
  }

  /** Count, sum and extremes only; pair it with `addKey`, or clear `percentilesKnown`. */
  addStatistics(count: number, sum: number, min: number, max: number): void {
    this.count += count;
    this.sum += sum;
    if (min < this.min) this.min = min;
    if (max > this.max) this.max = max;
  }

  addKey(key: number, weight: number): void {
    this.byKey.set(key, (this.byKey.get(key) ?? 0) + weight);
  }

  addStatisticSet(count: number, sum: number, min: number, max: number): void {
    this.addStatistics(count, sum, min, max);
    if (min === max || count === 1) this.addKey(keyOfValue(sum / count), count);
    else this.percentilesKnown = false;
  }

  merge(other: Tally): void {
    this.addStatistics(other.count, other.sum, other.min, other.max);
    for (const [key, weight] of other.byKey) this.addKey(key, weight);
    if (!other.percentilesKnown) this.percentilesKnown = false;
  }

  /** Values ascending, each with its weight; a bucket's value never leaves the range that was really seen. */
  values(): { value: number; weight: number }[] {
    return [...this.byKey]
      .toSorted(([a], [b]) => a - b)
      .map(([key, weight]) => ({ value: Math.min(this.max, Math.max(this.min, valueOfKey(key))), weight }));
  }
}
