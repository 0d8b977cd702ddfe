import type { Tally } from './tally.ts';
import { mergeWarm, type WarmTally } from './warm-tally.ts';
import { keyOfValue } from './value-buckets.ts';

/** Limits the samples of one duration bucket in one minute; the bucket's key is in the bits above. */
const COUNT_RANGE = 2 ** 30;

export const packDuration = (key: number, samples: number): number => key * COUNT_RANGE + samples;
const keyOf = (packed: number): number => Math.floor(packed / COUNT_RANGE);

/** One minute of one version called through one qualifier. Small: a busy account has a hundred thousand a day. */
export class LambdaCell {
  invocations = 0;
  errors = 0;
  throttles = 0;
  durationSum = 0;
  durationMin = Infinity;
  durationMax = 0;
  /** null: nothing was provisioned. */
  warm: WarmTally | null = null;
  /** Durations by value bucket: each number holds a key and its count, keys ascending. Much smaller than a Map. */
  durations: readonly number[] = [];

  /** Samples in any order, each with the number of invocations it stands for. */
  addDurations(samples: readonly { ms: number; samples: number }[]): void {
    const added = new Map<number, number>();
    for (const { ms, samples: count } of samples) {
      this.durationSum += ms * count;
      this.durationMin = Math.min(this.durationMin, ms);
      this.durationMax = Math.max(this.durationMax, ms);
      const key = keyOfValue(ms);
      added.set(key, (added.get(key) ?? 0) + count);
    }
    const packed = Array.from(added, ([key, count]) => packDuration(key, count));
    this.durations = mergeDurations(
      this.durations,
      packed.toSorted((a, b) => a - b),
    );
  }

  merge(other: LambdaCell): void {
    this.invocations += other.invocations;
    this.errors += other.errors;
    this.throttles += other.throttles;
    this.durationSum += other.durationSum;
    this.durationMin = Math.min(this.durationMin, other.durationMin);
    this.durationMax = Math.max(this.durationMax, other.durationMax);
    this.durations = mergeDurations(this.durations, other.durations);
    this.warm = mergeWarm(this.warm, other.warm);
  }

  pourDuration(tally: Tally): void {
    if (this.invocations === 0) return;
    tally.addStatistics(this.invocations, this.durationSum, this.durationMin, this.durationMax);
    for (const packed of this.durations) {
      const key = keyOf(packed);
      tally.addKey(key, packed - key * COUNT_RANGE);
    }
  }
}

/** Both are sorted, and so is the result: a cell that is read often must not be sorted each time. */
const mergeDurations = (a: readonly number[], b: readonly number[]): readonly number[] => {
  if (a.length === 0) return b;
  const merged: number[] = [];
  let i = 0;
  for (const packed of b) {
    const key = keyOf(packed);
    let next = a[i];
    while (next !== undefined && next < key * COUNT_RANGE) {
      merged.push(next);
      next = a[++i];
    }
    if (next !== undefined && next < (key + 1) * COUNT_RANGE) {
      merged.push(next + packed - key * COUNT_RANGE);
      i++;
    } else merged.push(packed);
  }
  for (; i < a.length; i++) merged.push(a[i] ?? 0);
  return merged;
};
