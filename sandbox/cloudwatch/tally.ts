import { keyOfValue, valueOfKey } from './value-buckets.ts';

/** Far more than the buckets of any one series. */
const MAX_LOOSE = 20_000;

export interface WeightedValue {
  value: number;
  weight: number;
}

/** What CloudWatch knows about the samples of one series in one period. Merging two loses nothing. */
export class Tally {
  count = 0;
  sum = 0;
  min = Infinity;
  max = -Infinity;
  /** false after a statistic set without a known distribution: CloudWatch then has no percentiles. */
  percentilesKnown = true;
  /**
   * Weighted buckets in two plain arrays, unsorted and with duplicates until someone reads: queries make thousands of
   * these.
   */
  private keys: number[] = [];
  private weights: number[] = [];
  private compacted = true;
  private compactAt = MAX_LOOSE;

  /** `weight`: how many samples had this value; may be a fraction, as in PutMetricData's Counts. */
  add(value: number, weight = 1): void {
    if (weight <= 0) return;
    this.addStatistics(weight, value * weight, value, value);
    this.addKey(keyOfValue(value), weight);
  }

  /** Count, sum and extremes only; call `addKey` too, or clear `percentilesKnown`. */
  addStatistics(count: number, sum: number, min: number, max: number): void {
    this.count += count;
    this.sum += sum;
    if (min < this.min) this.min = min;
    if (max > this.max) this.max = max;
  }

  addKey(key: number, weight: number): void {
    const last = this.keys[this.keys.length - 1];
    // Most series come in ascending order and need no sorting.
    if (last !== undefined && key <= last) this.compacted = false;
    this.keys.push(key);
    this.weights.push(weight);
    // Otherwise a minute that is written to forever would grow forever.
    if (this.keys.length <= this.compactAt) return;
    this.compact();
    this.compactAt = Math.max(MAX_LOOSE, 2 * this.keys.length);
  }

  addStatisticSet(count: number, sum: number, min: number, max: number): void {
    this.addStatistics(count, sum, min, max);
    if (min === max || count === 1) this.addKey(keyOfValue(sum / count), count);
    else this.percentilesKnown = false;
  }

  merge(other: Tally): void {
    this.addStatistics(other.count, other.sum, other.min, other.max);
    other.keys.forEach((key, i) => this.addKey(key, other.weights[i] ?? 0));
    if (!other.percentilesKnown) this.percentilesKnown = false;
  }

  /** Ascending, each with its weight; a bucket's value stays within the range actually seen. */
  values(): readonly WeightedValue[] {
    this.compact();
    return this.keys.map((_, i) => ({ value: this.valueAt(i), weight: this.weights[i] ?? 0 }));
  }

  /** The smallest value at or below which samples of at least this weight lie; the maximum if there are fewer. */
  valueAtWeight(weight: number): number {
    this.compact();
    let seen = 0;
    for (let i = 0; i < this.keys.length; i++) {
      seen += this.weights[i] ?? 0;
      if (seen >= weight) return this.valueAt(i);
    }
    return this.max;
  }

  private valueAt(index: number): number {
    return Math.min(this.max, Math.max(this.min, valueOfKey(this.keys[index] ?? 0)));
  }

  private compact(): void {
    if (this.compacted) return;
    const order = this.keys.map((_, i) => i).toSorted((a, b) => (this.keys[a] ?? 0) - (this.keys[b] ?? 0));
    const keys: number[] = [];
    const weights: number[] = [];
    for (const i of order) {
      const key = this.keys[i] ?? 0;
      const weight = this.weights[i] ?? 0;
      const last = keys.length - 1;
      if (keys[last] === key) weights[last] = (weights[last] ?? 0) + weight;
      else {
        keys.push(key);
        weights.push(weight);
      }
    }
    this.keys = keys;
    this.weights = weights;
    this.compacted = true;
  }
}
