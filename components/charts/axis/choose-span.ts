import { MINUTE_MS, ceilMinute, floorMinute } from './time-scale.ts';

/** As far back as the series itself goes. */
const LEAD_MS = 10 * MINUTE_MS;
/** Share of the span kept free to the right of "now" (or of the end) for the labels of the lines. */
const LABEL_ROOM = 0.2;
/** How much is shown of the time after the end, as a share of the time before it. */
const AFTERMATH = 0.1;

export interface SpanInput {
  /** When traffic began to shift, or the nearest moment that is known. */
  startMs: number;
  /** The last step of the plan as predicted; null: no plan. */
  planEndMs: number | null;
  /** When it was over, rollback included; null: it still runs. */
  endMs: number | null;
  nowMs: number;
}

export interface Span {
  fromMs: number;
  toMs: number;
  /** Nothing is drawn after this: the room to its right is for the labels. */
  drawnUntilMs: number;
}

/**
 * The span of time that all charts of a rollout show: ten minutes before the start to the plan's end. One that is
 * overdue, or whose plan is unknown, grows in steps of five minutes, so that the picture does not creep; one that has
 * ended shows a little of what came after, and stays as it is.
 */
export function chooseSpan(input: SpanInput): Span {
  const fromMs = floorMinute(input.startMs - LEAD_MS);
  if (input.endMs !== null) {
    const drawnUntilMs = ceilMinute(input.endMs + Math.max(3 * MINUTE_MS, (input.endMs - fromMs) * AFTERMATH));
    return { fromMs, drawnUntilMs, toMs: ceilMinute(drawnUntilMs + (drawnUntilMs - fromMs) * LABEL_ROOM) };
  }
  const planned = input.planEndMs === null ? fromMs : ceilMinute(input.planEndMs + MINUTE_MS);
  const lastMs = Math.max(input.nowMs, input.startMs);
  if (planned - lastMs >= (planned - fromMs) * 0.12) return { fromMs, toMs: planned, drawnUntilMs: planned };
  const needed = lastMs + Math.max(2 * MINUTE_MS, (lastMs - fromMs) * LABEL_ROOM);
  const step = 5 * MINUTE_MS;
  const toMs = Math.max(planned, fromMs + Math.ceil((needed - fromMs) / step) * step);
  return { fromMs, toMs, drawnUntilMs: toMs };
}
