import { formatCount, formatPlural } from '../format/format-count.ts';
import { formatDurationMs } from '../format/format-duration.ts';
import { formatPoints } from '../format/format-points.ts';
import type { MeasureName } from './count-hits.ts';
import type { Measure, Tally } from './verdict.ts';

export type MeasureFacts = Pick<Measure, 'kind' | 'worse' | 'baseline' | 'candidate' | 'smallestVisiblePoints'>;

interface Names {
  baselineVersion: string | null;
  candidateVersion: string | null;
  slowLimitMs: number | null;
}

/** A measure's verdict in plain words. Never says that a version is safe, only what was or would have been seen. */
export function describeMeasure(
  facts: MeasureFacts,
  name: MeasureName,
  names: Names,
): Pick<Measure, 'headline' | 'detail'> {
  const { baseline, candidate } = facts;
  const counts = `${of(candidate)} of version ${names.candidateVersion} ${HIT[name]}, ${of(baseline)} of version ${names.baselineVersion}`;
  switch (facts.kind) {
    case 'worse': {
      const then = facts.worse ?? { baseline, candidate };
      const limit = name === 'slow' && names.slowLimitMs !== null ? ` over ${formatDurationMs(names.slowLimitMs)}` : '';
      return {
        headline: `Version ${names.candidateVersion} ${MORE[name]}${limit}`,
        detail: `${of(then.candidate)} against ${of(then.baseline)}; chance of a false alarm under 1%.`,
      };
    }
    case 'no-difference':
      return { headline: 'No difference seen', detail: `${counts}. ${visible(facts.smallestVisiblePoints)}` };
    case 'too-few':
      if (hasNoRoom(facts)) {
        const left = `Nearly all calls of version ${names.baselineVersion} ${HIT[name]}, which leaves no room for an increase that these calls would show.`;
        return { headline: 'No room for an increase', detail: `${counts}. ${left}` };
      }
      return { headline: 'Too few calls to tell', detail: `${counts}. ${visible(facts.smallestVisiblePoints)}` };
    case 'nothing':
      return { headline: 'Nothing to compare', detail: silent(facts, names) };
  }
}

/** Of a version with so large a rate, in percent, it is not for want of calls that nothing worse would be seen. */
const NEARLY_ALL_PERCENT = 90;

function hasNoRoom({ baseline, smallestVisiblePoints }: MeasureFacts): boolean {
  return smallestVisiblePoints === null && (baseline.interval?.lowPercent ?? 0) >= NEARLY_ALL_PERCENT;
}

function visible(points: number | null): string {
  if (points === null) return 'So few calls would surely show no increase yet, however large.';
  return `An increase of ${formatPoints(points)} points would have been seen with 90% probability, a smaller one perhaps not.`;
}

function silent({ baseline, candidate }: MeasureFacts, names: Names): string {
  if (names.baselineVersion === null || names.candidateVersion === null)
    return 'There are not two versions to compare.';
  if (candidate.calls === 0) return `Version ${names.candidateVersion} has had no calls that were counted yet.`;
  if (baseline.calls === 0) return `Version ${names.baselineVersion} has had no calls that were counted yet.`;
  return 'The two versions were not called at about the same time.';
}

function of({ hits, calls }: Tally): string {
  return `${formatCount(hits)} of ${formatPlural(calls, 'call')}`;
}

const MORE = {
  failures: 'fails more often',
  slow: 'is slow more often',
  throttles: 'is throttled more often',
} as const;
const HIT = { failures: 'failed', slow: 'were slow', throttles: 'were throttled' } as const;
