const CALM_MS = 20_000;
const MAX_FACTOR = 16;
const LONGEST_PROBE_MS = 15_000;
const COUNTED_MS = 60_000;

/** How gently one source (CodeDeploy, Lambda, CloudWatch) is read now. Times are this machine's, ms. */
export interface Backoff {
  /** Multiplies every interval of this source; 1 when all is well. */
  factor: number;
  /** When the factor is halved again, unless AWS throttles before. */
  calmAtMs: number;
  /** Calls of the last minute and how many of them were throttled. */
  calls: { atMs: number; throttled: boolean }[];
  /** AWS does not answer: probed again at `probeAtMs`, by one job only. */
  away: { delayMs: number; probeAtMs: number } | null;
}

export const atEase: Backoff = { factor: 1, calmAtMs: 0, calls: [], away: null };

/**
 * The state after one call. Throttled: all intervals double, at most once a second, because calls in flight are refused
 * together. They halve again after 20 s of calm, jittered so that several processes do not come back at once.
 * Unreachable: one probe after 1, 2, 4, 8, 15 s. `random` is 0–1.
 */
export function afterCall(
  backoff: Backoff,
  how: 'answered' | 'throttled' | 'unreachable',
  nowMs: number,
  random: number,
): Backoff {
  const kept = backoff.calls.filter((call) => call.atMs > nowMs - COUNTED_MS);
  const calls = [...kept, { atMs: nowMs, throttled: how === 'throttled' }];
  switch (how) {
    case 'answered':
      return { ...backoff, calls, away: null };
    case 'throttled': {
      const calmAtMs = nowMs + CALM_MS * (1 + random / 2);
      const last = kept.findLast((call) => call.throttled);
      const isSameBurst = last !== undefined && nowMs - last.atMs < 1_000;
      const factor = isSameBurst ? backoff.factor : Math.min(MAX_FACTOR, backoff.factor * 2);
      return { factor, calmAtMs, calls, away: null };
    }
    case 'unreachable': {
      if (backoff.away !== null && nowMs < backoff.away.probeAtMs) return { ...backoff, calls };
      const delayMs = backoff.away === null ? 1_000 : Math.min(LONGEST_PROBE_MS, backoff.away.delayMs * 2);
      return { ...backoff, calls, away: { delayMs, probeAtMs: nowMs + delayMs * (0.9 + random / 10) } };
    }
  }
}

/** The state once another source has come back: this one is probably back too, and is probed soon. */
export function afterReturnOfAnother(backoff: Backoff, nowMs: number): Backoff {
  if (backoff.away === null) return backoff;
  return { ...backoff, away: { delayMs: 1_000, probeAtMs: Math.min(backoff.away.probeAtMs, nowMs + 250) } };
}

/** The state as time passes: a calm period halves the factor. */
export function afterTime(backoff: Backoff, nowMs: number): Backoff {
  if (backoff.factor === 1 || nowMs < backoff.calmAtMs) return backoff;
  return { ...backoff, factor: backoff.factor / 2, calmAtMs: nowMs + CALM_MS };
}

/** What the screen shows about throttling; null: not slowed. */
export function slowedBy(backoff: Backoff, nowMs: number): { untilMs: number; refused: number; outOf: number } | null {
  if (backoff.factor === 1) return null;
  const calls = backoff.calls.filter((call) => call.atMs > nowMs - COUNTED_MS);
  const halvings = Math.log2(backoff.factor);
  return {
    untilMs: backoff.calmAtMs + (halvings - 1) * CALM_MS,
    refused: calls.filter((call) => call.throttled).length,
    outOf: calls.length,
  };
}
