/**
 * One answer of AWS: its Date header (whole seconds, truncated) and this machine's clock around the call. All in
 * milliseconds.
 */
export interface DateReading {
  sentAtMs: number;
  receivedAtMs: number;
  dateMs: number;
}

/** What is known of AWS's clock: AWS's time = offset + rate × this machine's time. */
export interface AwsClockEstimate {
  /** Readings that agree with the estimate, oldest first, and a few older ones to detect a change of rate. */
  readings: readonly DateReading[];
  /** AWS seconds per real second. */
  rate: number;
  /** The endpoint reported its rate, so it is not estimated. */
  isRateStated: boolean;
  /** The offset lies between these. */
  offsetLowMs: number;
  offsetHighMs: number;
  /** How often the clock was seen to jump or change its rate. */
  jumps: number;
}

/** Enough to narrow a second down to the length of a call. Old ones are dropped, since two clocks drift apart. */
const KEPT_READINGS = 60;
/** A Date header is truncated to the second. */
const RESOLUTION_MS = 1000;
/** With fewer readings, a jump cannot be distinguished from another rate. */
const RATE_READINGS = 4;

/**
 * Adds one reading. Each says that AWS's time lay within a second while the call ran; together they narrow the offset
 * down. A reading that contradicts the others means that the clock jumped, or runs at another rate than assumed.
 * `statedRate`: the rate that the endpoint reports (parse-clock-rate.ts); null: none.
 */
export function estimateAwsClock(
  before: AwsClockEstimate | null,
  reading: DateReading,
  statedRate: number | null,
): AwsClockEstimate {
  const readings = [...(before?.readings ?? []), reading].slice(-KEPT_READINGS);
  const isRateStated = statedRate !== null;
  const thought = statedRate ?? before?.rate ?? 1;
  const agreed = newestAgreeing(readings, thought);
  if (isRateStated || agreed.count > 1 || readings.length === 1) {
    const jumped = before !== null && agreed.count === 1 && before.rate === thought;
    return { ...settle(readings, agreed, thought), isRateStated, jumps: (before?.jumps ?? 0) + (jumped ? 1 : 0) };
  }
  const rate = rateOf(readings) ?? thought;
  return {
    ...settle(readings, newestAgreeing(readings, rate), rate),
    isRateStated,
    jumps: (before?.jumps ?? 0) + 1,
  };
}

/** AWS's time at a moment of this machine's clock, milliseconds. */
export function awsTimeMs(estimate: AwsClockEstimate, localMs: number): number {
  return (estimate.offsetLowMs + estimate.offsetHighMs) / 2 + estimate.rate * localMs;
}

interface Agreement {
  count: number;
  lowMs: number;
  highMs: number;
}

/** The longest run of newest readings that one offset explains. */
function newestAgreeing(readings: readonly DateReading[], rate: number): Agreement {
  let agreed: Agreement = { count: 0, lowMs: Number.NEGATIVE_INFINITY, highMs: Number.POSITIVE_INFINITY };
  for (const reading of readings.toReversed()) {
    const lowMs = Math.max(agreed.lowMs, reading.dateMs - rate * reading.receivedAtMs);
    const highMs = Math.min(agreed.highMs, reading.dateMs + RESOLUTION_MS - rate * reading.sentAtMs);
    if (lowMs > highMs) break;
    agreed = { count: agreed.count + 1, lowMs, highMs };
  }
  return agreed;
}

/** Drops readings that no longer agree, except a few: a change of rate shows only over several. */
function settle(readings: readonly DateReading[], agreed: Agreement, rate: number) {
  return {
    readings: readings.slice(-Math.max(agreed.count, RATE_READINGS)),
    rate,
    offsetLowMs: agreed.lowMs,
    offsetHighMs: agreed.highMs,
  };
}

/**
 * The rate that explains the last readings: 1 if it does, otherwise a whole number if one fits, otherwise the middle.
 * Near 1 a small jump is likelier than a clock that runs a little fast. null: no rate explains them, or there are too
 * few: the clock jumped.
 */
function rateOf(readings: readonly DateReading[]): number | null {
  if (readings.length < RATE_READINGS) return null;
  const recent = readings.slice(-RATE_READINGS);
  let low = 0;
  let high = Number.POSITIVE_INFINITY;
  for (const [index, later] of recent.entries()) {
    for (const earlier of recent.slice(0, index)) {
      const advancedMs = later.dateMs - earlier.dateMs;
      const shortestMs = later.sentAtMs - earlier.receivedAtMs;
      // Simultaneous calls say nothing about the rate.
      if (shortestMs <= 0) continue;
      low = Math.max(low, (advancedMs - RESOLUTION_MS) / (later.receivedAtMs - earlier.sentAtMs));
      high = Math.min(high, (advancedMs + RESOLUTION_MS) / shortestMs);
    }
  }
  if (low > high || !Number.isFinite(high)) return null;
  if (low <= 1 && high >= 1) return 1;
  if (low < 1.5 && high > 0.67) return null;
  const middle = (low + high) / 2;
  const whole = Math.round(middle);
  return whole >= low && whole <= high ? whole : middle;
}
