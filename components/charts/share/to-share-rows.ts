import { percentAt, type Step } from './to-steps.ts';

/** One corner of the step lines, as Recharts draws them (stepAfter). */
export interface ShareRow {
  atMs: number;
  planned: number | null;
  routed: number | null;
}

/**
 * The corners of the planned and the routed step line within a span. The routed share holds up to `routedUntilMs` (now,
 * or the last moment known) and ends there: it is not drawn into the future, nor while it was not known. Before its
 * first step a plan asks for 0.
 */
export function toShareRows(
  planned: readonly Step[],
  routed: readonly Step[],
  span: { fromMs: number; toMs: number },
  routedUntilMs: number,
): ShareRow[] {
  const until = Math.min(routedUntilMs, span.toMs);
  const inside = [...planned, ...routed].map((step) => step.atMs).filter((at) => at > span.fromMs && at < span.toMs);
  const corners = new Set([span.fromMs, ...inside, span.toMs]);
  if (routed.length > 0 && until > span.fromMs) corners.add(until);
  const lostAt = new Set(routed.filter(({ percent }) => percent === null).map(({ atMs }) => atMs));
  return [...corners]
    .toSorted((a, b) => a - b)
    .flatMap((atMs) => {
      const row = {
        atMs,
        planned: percentAt(planned, atMs) ?? (planned.length > 0 ? 0 : null),
        routed: atMs <= until ? percentAt(routed, atMs) : null,
      };
      // The line reaches up to the moment at which the share was lost sight of.
      return lostAt.has(atMs) && atMs <= until ? [{ ...row, routed: percentAt(routed, atMs - 1) }, row] : [row];
    });
}
