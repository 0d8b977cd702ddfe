import { formatCount, formatPlural } from './format-count.ts';
import { formatPoints } from './format-points.ts';
import { newcombeDifference, type PointsDifference } from './newcombe-difference.ts';
import type { VersionTraffic } from './rollout.ts';
import { versionRows, type VersionRow } from './version-rows.ts';

/** From fewer calls of either version nothing is concluded. */
export const LEAST_CALLS_TO_COMPARE = 50;

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
    rows: versionRows(baseline, candidate, difference),
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
      detail: `${rates} The true rise lies between ${formatPoints(difference.lowPoints)} and ${formatPoints(difference.highPoints)} points.`,
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
  return `A rise of less than about ${formatPoints(highPoints)} points would not be visible yet.`;
}

function of({ errors, calls }: VersionTraffic): string {
  return `${formatCount(errors)} of ${formatPlural(calls, 'call')}`;
}
