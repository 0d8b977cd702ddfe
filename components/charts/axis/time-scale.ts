/** One x scale for all charts of a page: a span of time laid over a span of pixels. */
export interface TimeScale {
  fromMs: number;
  toMs: number;
  leftPx: number;
  rightPx: number;
}

export const MINUTE_MS = 60_000;

/** Pixel of an instant, unclamped. */
export function xOf(scale: TimeScale, ms: number): number {
  const share = (ms - scale.fromMs) / (scale.toMs - scale.fromMs);
  return scale.leftPx + share * (scale.rightPx - scale.leftPx);
}

/** Instant under a pixel, clamped to the scale. */
export function msAt(scale: TimeScale, px: number): number {
  const share = (px - scale.leftPx) / (scale.rightPx - scale.leftPx);
  return scale.fromMs + Math.min(1, Math.max(0, share)) * (scale.toMs - scale.fromMs);
}

export function floorMinute(ms: number): number {
  return Math.floor(ms / MINUTE_MS) * MINUTE_MS;
}

export function ceilMinute(ms: number): number {
  return Math.ceil(ms / MINUTE_MS) * MINUTE_MS;
}

/** Start of the minute under a pixel; the scale's last instant belongs to the minute before it. */
export function minuteAt(scale: TimeScale, px: number): number {
  return Math.max(ceilMinute(scale.fromMs), floorMinute(Math.min(msAt(scale, px), scale.toMs - 1)));
}

/** Width of one minute in pixels. */
export function minutePx(scale: TimeScale): number {
  return ((scale.rightPx - scale.leftPx) * MINUTE_MS) / (scale.toMs - scale.fromMs);
}

/** `ms` rounded to a whole pixel, so that what ends there is redrawn once a pixel, not once a second. */
export function snapToPixel(scale: TimeScale, ms: number): number {
  return msAt(scale, Math.round(xOf(scale, ms)));
}
