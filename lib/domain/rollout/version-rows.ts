import { formatCount } from '../format/format-count.ts';
import { formatDurationMs } from '../format/format-duration.ts';
import { formatPercent, formatRate } from '../format/format-percent.ts';
import { formatPoints, formatSignedPoints } from '../format/format-points.ts';
import { type Counted, newcombeDifference, type PointsDifference } from '../statistics/newcombe-difference.ts';
import type { SlowOf, SlowVerdict } from '../verdict/rollout-verdict.ts';
import { failuresOf } from './failures-of.ts';
import type { Rollout, VersionTraffic } from './rollout.ts';

export interface VersionCell {
  /** "0.32%", "112 ms", "0"; "—" when not known. */
  text: string;
  /** "4 of 1,264"; null: nothing to add. */
  detail: string | null;
}

export interface VersionRow {
  name: 'calls' | 'errors' | 'slow' | 'throttles' | 'p50' | 'p90' | 'p99';
  label: string;
  baseline: VersionCell;
  candidate: VersionCell;
  /** Candidate minus baseline in percentage points with its 95% range; only errors and slow calls have one. */
  difference: PointsDifference | null;
  /** The difference in words. */
  words: string;
  /** bad: the verdict calls the candidate worse in this. */
  tone: 'bad' | 'neutral';
}

/**
 * The lines of the side-by-side card, each with the difference in words. The ranges of the differences are Newcombe's
 * for a fixed sample: right 95% of the time when looked at once, less often when watched. These lines only show the
 * counts. Whether the version is worse is the rollout's verdict, which may be watched, and a line is only marked as bad
 * where that says so.
 */
export function versionRows(rollout: Pick<Rollout, 'traffic' | 'verdict'>): VersionRow[] {
  const { traffic, verdict } = rollout;
  const baseline = traffic?.baseline ?? null;
  const candidate = traffic?.candidate ?? null;
  const slow = verdict?.slow ?? null;
  const isThrottled = verdict?.besides.some(({ kind }) => kind === 'throttled') === true;
  return [
    callsRow(baseline, candidate),
    rateRow({ name: 'errors', label: 'Errors', tone: toneOf(verdict?.kind === 'worse') }, countedFailed(rollout)),
    rateRow({ name: 'slow', label: 'Slow calls', tone: toneOf(slow?.kind === 'worse') }, countedSlow(slow)),
    throttlesRow(baseline, candidate, toneOf(isThrottled)),
    ...(['p50', 'p90', 'p99'] as const).map((name) => durationRow(name, baseline, candidate)),
  ];
}

const toneOf = (isWorse: boolean): VersionRow['tone'] => (isWorse ? 'bad' : 'neutral');

function callsRow(baseline: VersionTraffic | null, candidate: VersionTraffic | null): VersionRow {
  const all = baseline === null || candidate === null ? 0 : baseline.calls + candidate.calls;
  return {
    name: 'calls',
    label: 'Calls',
    baseline: { text: formatCount(baseline?.calls ?? null), detail: null },
    candidate: { text: formatCount(candidate?.calls ?? null), detail: null },
    difference: null,
    words:
      candidate === null || all === 0
        ? 'not known yet'
        : `${formatPercent((candidate.calls / all) * 100)} of the calls`,
    tone: 'neutral',
  };
}

interface BothCounted {
  baseline: Counted | null;
  candidate: Counted | null;
}

function countedFailed(rollout: Pick<Rollout, 'traffic' | 'verdict'>): BothCounted {
  const of = (side: 'baseline' | 'candidate'): Counted | null => {
    const counts = failuresOf(rollout, side);
    return counts === null ? null : { calls: counts.calls, errors: counts.failed };
  };
  return { baseline: of('baseline'), candidate: of('candidate') };
}

function countedSlow(slow: Pick<SlowVerdict, 'baseline' | 'candidate'> | null): BothCounted {
  const of = ({ calls, slow: errors }: SlowOf): Counted => ({ calls, errors });
  return slow === null
    ? { baseline: null, candidate: null }
    : { baseline: of(slow.baseline), candidate: of(slow.candidate) };
}

function rateRow(named: Pick<VersionRow, 'name' | 'label' | 'tone'>, { baseline, candidate }: BothCounted): VersionRow {
  const difference = baseline === null || candidate === null ? null : newcombeDifference(candidate, baseline);
  const base = { ...named, difference, baseline: rate(baseline), candidate: rate(candidate) };
  if (difference === null) return { ...base, words: 'not known yet' };
  const { points, lowPoints, highPoints } = difference;
  const range = `(${formatSignedPoints(lowPoints)} to ${formatSignedPoints(highPoints)} points)`;
  // Beside a verdict of "worse", a range that includes 0 is no reason to say that no difference was seen.
  if (lowPoints <= 0 && highPoints >= 0 && named.tone !== 'bad')
    return { ...base, words: `no difference seen ${range}` };
  const more = points < 0 ? 'fewer' : 'more';
  return { ...base, words: `${formatPoints(Math.abs(points))} points ${more} ${range}` };
}

function rate(counted: Counted | null): VersionCell {
  if (counted === null) return { text: '—', detail: null };
  const detail = `${formatCount(counted.errors)} of ${formatCount(counted.calls)}`;
  return { text: formatRate(counted.errors, counted.calls), detail };
}

/** CloudWatch gives percentiles without counts of their own, so there is no honest range to print. */
function durationRow(
  name: 'p50' | 'p90' | 'p99',
  baseline: VersionTraffic | null,
  candidate: VersionTraffic | null,
): VersionRow {
  const base = baseline?.[`${name}Ms`] ?? null;
  const cand = candidate?.[`${name}Ms`] ?? null;
  return {
    name,
    label: `Duration ${name}`,
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

function throttlesRow(
  baseline: VersionTraffic | null,
  candidate: VersionTraffic | null,
  tone: VersionRow['tone'],
): VersionRow {
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
    tone,
  };
}
