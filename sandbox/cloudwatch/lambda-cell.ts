import { keyOfValue } from './value-buckets.ts';
import type { Tally } from './tally.ts';

/** Room for this many samples of one duration bucket in one minute; above it lie the bucket's key bits. */
const COUNT_RANGE = 2 ** 30;

/** One minute of one version called through one qualifier. Small: an account has a hundred thousand of them a day. */
export class LambdaCell {
  invocations = 0;
  errors = 0;
  throttles = 0;
  durationSum = 0;
  durationMin = Infinity;
  durationMax = 0;
  /** Durations: each number packs a value bucket's key and how many samples it has. Far smaller than a Map. */
  private durations: number[] = [];

  addDuration(durationMs: number, samples: number): void {
    this.durationSum += durationMs * samples;
    if (durationMs < this.durationMin) this.durationMin = durationMs;
    if (durationMs > this.durationMax) this.durationMax = durationMs;
    this.addKey(keyOfValue(durationMs), samples);
  }

  private addKey(key: number, samples: number): void {
    const { durations } = this;
    for (let i = 0; i < durations.length; i++) {
      const packed = durations[i] ?? 0;
      if (Math.floor(packed / COUNT_RANGE) !== key) continue;
      durations[i] = packed + samples;
      return;
    }
    durations.push(key * COUNT_RANGE + samples);
  }

  merge(other: LambdaCell): void {
    this.invocations += other.invocations;
    this.errors += other.errors;
    this.throttles += other.throttles;
    this.durationSum += other.durationSum;
    this.durationMin = Math.min(this.durationMin, other.durationMin);
    this.durationMax = Math.max(this.durationMax, other.durationMax);
    for (const packed of other.durations) this.addKey(Math.floor(packed / COUNT_RANGE), packed % COUNT_RANGE);
  }

  pourDuration(tally: Tally): void {
    if (this.invocations === 0) return;
    tally.addStatistics(this.invocations, this.durationSum, this.durationMin, this.durationMax);
    for (const packed of this.durations) tally.addKey(Math.floor(packed / COUNT_RANGE), packed % COUNT_RANGE);
  }
}
