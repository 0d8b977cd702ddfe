import type { SimMs } from '../kernel/clock.ts';
import type { InvocationRecord, ProvisionedUse } from '../kernel/cloudwatch-port.ts';
import { LambdaCell, packDuration } from './lambda-cell.ts';
import { addWarm } from './warm-tally.ts';
import { keyOfValue } from './value-buckets.ts';

/** Counts by bucket key while a cell is closed; otherwise all 0. Keys of doubles end below 60,000. */
const counts = new Uint32Array(2 ** 16);

/** What is recorded for one minute of a track and published at one time. Fast to write; closed into a LambdaCell. */
export class OpenCell {
  readonly visibleAt: SimMs;
  readonly minute: SimMs;
  private readonly cell = new LambdaCell();
  /** A bucket key for each duration. */
  private readonly keys: number[] = [];

  constructor(visibleAt: SimMs, minute: SimMs) {
    this.visibleAt = visibleAt;
    this.minute = minute;
  }

  add(durationMs: number, outcome: InvocationRecord['outcome']): void {
    const { cell } = this;
    if (outcome === 'throttle') {
      cell.throttles += 1;
      return;
    }
    cell.invocations += 1;
    if (outcome === 'error') cell.errors += 1;
    cell.durationSum += durationMs;
    if (durationMs < cell.durationMin) cell.durationMin = durationMs;
    if (durationMs > cell.durationMax) cell.durationMax = durationMs;
    this.keys.push(Math.max(0, keyOfValue(durationMs)));
  }

  addProvisioned(use: ProvisionedUse, durationMs: number): void {
    this.cell.warm = addWarm(this.cell.warm, use, durationMs);
  }

  /** Uses counting sort, because it runs for every cell of a busy account. Nothing can be added afterwards. */
  close(): LambdaCell {
    const { cell, keys } = this;
    let low = counts.length;
    let high = -1;
    for (const key of keys) {
      counts[key] = (counts[key] ?? 0) + 1;
      if (key < low) low = key;
      if (key > high) high = key;
    }
    const durations: number[] = [];
    for (let key = low; key <= high; key++) {
      const samples = counts[key] ?? 0;
      if (samples === 0) continue;
      durations.push(packDuration(key, samples));
      counts[key] = 0;
    }
    cell.durations = durations;
    return cell;
  }
}
