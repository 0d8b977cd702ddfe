import { formatCount } from './format-count.ts';
import { formatDurationMs } from './format-duration.ts';
import { formatRate } from './format-percent.ts';
import { formatPoints, formatSignedPoints } from './format-points.ts';
import { newcombeDifference, type PointsDifference } from './newcombe-difference.ts';
import type { VersionTraffic } from './rollout.ts';

export interface VersionCell {
  /** "0.32%", "112 ms", "0"; "—" when not known. */
  text: string;
  /** "4 of 1,264"; null where there is nothing to add. */
  detail: string | null;
}

export interface VersionRow {
  name: 'errors' | 'p90' | 'throttles';
  label: string;
  baseline: VersionCell;
  candidate: VersionCell;
  /** Candidate minus baseline in percentage points with its 95% range; only errors have one. */
  difference: PointsDifference | null;
  /** The difference in words. */
  words: string;
  tone: 'bad' | 'ok' | 'neutral';
}

/**
 * The lines of the side-by-side card: errors, p90 and throttles of both versions, each with the difference in words. The range of the
 * error difference is Newcombe's for a fixed sample: it is right 95% of the time when looked at once, less often when watched. Whether
 * the version is worse is said by the rollout's verdict, which may be watched; these lines only show the counts.
 */
export function versionRows(baseline: VersionTraffic | null, candidate: VersionTraffic | null): VersionRow[] {
  const difference = baseline === null || candidate === null ? null : newcombeDifference(candidate, baseline);
  return [errorsRow(baseline, candidate, difference), p90Row(baseline, candidate), throttlesRow(baseline, candidate)];
}

function errorsRow(
  baseline: VersionTraffic | null,
  candidate: VersionTraffic | null,
  difference: PointsDifference | null,
): VersionRow {
  const base = { name: 'errors', label: 'Errors', difference } as const;
  const cells = { baseline: rate(baseline), candidate: rate(candidate) };
  if (difference === null) return { ...base, ...cells, words: 'not known yet', tone: 'neutral' };
  const range = `(${formatSignedPoints(difference.lowPoints)} to ${formatSignedPoints(difference.highPoints)} points)`;
  if (difference.lowPoints > 0) {
    return { ...base, ...cells, words: `${formatPoints(difference.points)} points more ${range}`, tone: 'bad' };
  }
  if (difference.highPoints < 0) {
    return { ...base, ...cells, words: `${formatPoints(difference.points)} points fewer ${range}`, tone: 'ok' };
  }
  return { ...base, ...cells, words: `no difference seen ${range}`, tone: 'neutral' };
}

function rate(traffic: VersionTraffic | null): VersionCell {
  if (traffic === null) return { text: '—', detail: null };
  const detail = `${formatCount(traffic.errors)} of ${formatCount(traffic.calls)}`;
  return { text: formatRate(traffic.errors, traffic.calls), detail };
}

/** CloudWatch gives percentiles without counts of their own, so there is no honest range to print beside them. */
function p90Row(baseline: VersionTraffic | null, candidate: VersionTraffic | null): VersionRow {
  const base = baseline?.p90Ms ?? null;
  const cand = candidate?.p90Ms ?? null;
  return {
    name: 'p90',
    label: 'Duration p90',
    baseline: { text: formatDurationMs(base), detail: null },
    candidate: { text: formatDurationMs(cand), detail: null },
    difference: null,
    words: base === null || cand === null ? 'not known yet' : faster(cand - base),
    tone: 'neutral',
  };
}

function faster(differenceMs: number): string {
  if (Math.abs(differenceMs) < 0.5) return 'the same';
  return `${formatDurationMs(Math.abs(differenceMs))} ${differenceMs < 0 ? 'faster' : 'slower'}`;
}

function throttlesRow(baseline: VersionTraffic | null, candidate: VersionTraffic | null): VersionRow {
  const base = baseline?.throttles ?? null;
  const cand = candidate?.throttles ?? null;
  const known = base !== null && cand !== null;
  const words = base === 0 && cand === 0 ? 'none' : 'Lambda throttles a function as a whole';
  return {
    name: 'throttles',
    label: 'Throttles',
    baseline: { text: formatCount(base), detail: null },
    candidate: { text: formatCount(cand), detail: null },
    difference: null,
    words: known ? words : 'not known yet',
    tone: known && base + cand > 0 ? 'bad' : 'neutral',
  };
}
