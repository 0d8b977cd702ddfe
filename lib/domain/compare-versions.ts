import { formatCount, formatPlural } from './format-count.ts';
import { formatDurationMs } from './format-duration.ts';
import { formatPercent, formatRate } from './format-percent.ts';
import { newcombeDifference, type PointsDifference } from './newcombe-difference.ts';
import type { VersionTraffic } from './rollout.ts';

/** From fewer calls of either version nothing is concluded. */
export const LEAST_CALLS_TO_COMPARE = 50;

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

export interface Comparison {
  verdict: 'nothing' | 'too-few' | 'no-difference' | 'worse' | 'better';
  /** "No difference seen yet": short enough for a chip. Never says that a version is safe. */
  headline: string;
  /** What the headline rests on, and how big a rise would still be invisible. */
  detail: string;
  /** The kind of range that is shown, for the small print. */
  method: string;
  rows: VersionRow[];
}

/**
 * The two versions side by side. The range of the error difference is Newcombe's for a fixed sample: it is right 95% of the time
 * when looked at once, less often when watched, so the card must not claim more than "seen".
 */
export function compareVersions(baseline: VersionTraffic | null, candidate: VersionTraffic | null): Comparison {
  const difference = baseline === null || candidate === null ? null : newcombeDifference(candidate, baseline);
  return {
    ...judge(baseline, candidate, difference),
    method: '95% range by Newcombe for a fixed sample; watching it while it grows makes it a little too narrow.',
    rows: [errorsRow(baseline, candidate, difference), p90Row(baseline, candidate), throttlesRow(baseline, candidate)],
  };
}

function judge(
  baseline: VersionTraffic | null,
  candidate: VersionTraffic | null,
  difference: PointsDifference | null,
): Pick<Comparison, 'verdict' | 'headline' | 'detail'> {
  if (baseline === null || candidate === null || difference === null) {
    const silent = candidate === null || candidate.calls === 0 ? candidate : baseline;
    const name = silent === null ? 'The new version' : `Version ${silent.version}`;
    return {
      verdict: 'nothing',
      headline: 'Nothing to compare',
      detail: `${name} has had no calls that were counted yet.`,
    };
  }
  const rates = `${candidate.version} failed ${of(candidate)}, ${baseline.version} failed ${of(baseline)}.`;
  // A rise that is plain from few calls is said all the same; the reverse, calm from few calls, is not.
  if (difference.lowPoints > 0) {
    return {
      verdict: 'worse',
      headline: 'Fails more often',
      detail: `${rates} The true rise lies between ${points(difference.lowPoints)} and ${points(difference.highPoints)} points.`,
    };
  }
  if (Math.min(baseline.calls, candidate.calls) < LEAST_CALLS_TO_COMPARE) {
    return {
      verdict: 'too-few',
      headline: 'Too few calls to tell',
      detail: `${formatPlural(candidate.calls, 'call')} of ${candidate.version}, ${formatPlural(baseline.calls, 'call')} of ${baseline.version}. ${invisible(difference)}`,
    };
  }
  if (difference.highPoints < 0) {
    return { verdict: 'better', headline: 'Fails less often', detail: rates };
  }
  return {
    verdict: 'no-difference',
    headline: 'No difference seen yet',
    detail: `As far as ${formatPlural(candidate.calls, 'call')} of ${candidate.version} can show. ${invisible(difference)}`,
  };
}

/** The upper end of the range is the largest rise that the counts do not rule out. */
function invisible({ highPoints }: PointsDifference): string {
  return `A rise of less than about ${points(highPoints)} points would not be visible yet.`;
}

function of({ errors, calls }: VersionTraffic): string {
  return `${formatCount(errors)} of ${formatPlural(calls, 'call')}`;
}

/** A number of percentage points without its sign. */
function points(value: number): string {
  const size = Math.abs(value);
  return size < 0.1 ? formatPercent(size).replace('%', '') : Number(size.toFixed(1)).toString();
}

function signed(value: number): string {
  const text = points(value);
  return text === '0' ? '0' : `${value < 0 ? '−' : '+'}${text}`;
}

function errorsRow(
  baseline: VersionTraffic | null,
  candidate: VersionTraffic | null,
  difference: PointsDifference | null,
): VersionRow {
  const base = { name: 'errors', label: 'Errors', difference } as const;
  const cells = { baseline: rate(baseline), candidate: rate(candidate) };
  if (difference === null) return { ...base, ...cells, words: 'not known yet', tone: 'neutral' };
  const range = `(${signed(difference.lowPoints)} to ${signed(difference.highPoints)} points)`;
  if (difference.lowPoints > 0) {
    return { ...base, ...cells, words: `${points(difference.points)} points more ${range}`, tone: 'bad' };
  }
  if (difference.highPoints < 0) {
    return { ...base, ...cells, words: `${points(difference.points)} points fewer ${range}`, tone: 'ok' };
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
