import { formatCount, formatPlural } from '../format/format-count.ts';
import { formatDurationMs } from '../format/format-duration.ts';
import { formatPercent } from '../format/format-percent.ts';
import { formatPoints } from '../format/format-points.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import type { MeasureName } from './count-hits.ts';
import type { Beside, RolloutVerdict, SlowVerdict } from './rollout-verdict.ts';
import type { VerdictKind } from './verdict.ts';

/** "Version 42 fails more often", and all counts so far in a sentence or two. */
export interface MeasureWords {
  headline: string;
  detail: string;
}

type Versions = Pick<RolloutVerdict, 'baselineVersion' | 'candidateVersion'>;

/** How many of `calls` were hits: failed, slow or throttled. */
interface Counts {
  calls: number;
  hits: number;
}

interface MeasureFacts {
  kind: VerdictKind;
  baseline: Counts;
  candidate: Counts;
  smallestVisiblePoints: number | null;
}

/** The verdict on failures in words. Never says that a version is safe, only what was or would have been seen. */
export function describeVerdict(verdict: Omit<RolloutVerdict, 'slow' | 'besides'>): MeasureWords {
  const counts = ({ calls, failed }: RolloutVerdict['baseline']): Counts => ({ calls, hits: failed });
  return describe(toFacts(verdict, counts), 'failures', verdict, '');
}

/** The same for slow calls, of a rollout with these versions. */
export function describeSlowVerdict(slow: SlowVerdict, versions: Versions): MeasureWords {
  const counts = ({ calls, slow: hits }: SlowVerdict['baseline']): Counts => ({ calls, hits });
  return describe(toFacts(slow, counts), 'slow', versions, ` over ${formatDurationMs(slow.limit.ms)}`);
}

/** What else the counts say, in a sentence or two. */
export function describeBeside(beside: Beside, versions: Versions): string {
  switch (beside.kind) {
    case 'words':
      return beside.text;
    case 'throttled': {
      const counts = ({ calls, throttled }: typeof beside.baseline): Counts => ({ calls, hits: throttled });
      return `${more('throttles', versions, '')}: ${against(counts(beside.candidate), counts(beside.baseline))}`;
    }
    case 'split': {
      const { observedPercent, expectedPercent, calls } = beside;
      return (
        `The split is not what the alias says: The new version got ${formatPercent(observedPercent)} of ${formatPlural(calls, 'call')}; ` +
        `the alias says ${formatPercent(expectedPercent)}. Clients that stick to a version, calls of a version itself, or another alias can do that.`
      );
    }
  }
}

function toFacts<C>(
  verdict: Pick<MeasureFacts, 'kind' | 'smallestVisiblePoints'> & {
    baseline: C;
    candidate: C;
  },
  counts: (of: C) => Counts,
): MeasureFacts {
  const { kind, smallestVisiblePoints, baseline, candidate } = verdict;
  return { kind, smallestVisiblePoints, baseline: counts(baseline), candidate: counts(candidate) };
}

function describe(facts: MeasureFacts, name: MeasureName, versions: Versions, limit: string): MeasureWords {
  const { baseline, candidate } = facts;
  const counts = `${of(candidate)} of version ${versions.candidateVersion} ${HIT[name]}, ${of(baseline)} of version ${versions.baselineVersion}`;
  switch (facts.kind) {
    case 'worse':
      return isHigher(candidate, baseline)
        ? { headline: more(name, versions, limit), detail: against(candidate, baseline) }
        : {
            headline: `Version ${versions.candidateVersion} ${ONCE_MORE[name]}${limit}`,
            detail: `${against(candidate, baseline)} Over all calls so far it does not: look at when it did.`,
          };
    case 'no-difference':
      return { headline: 'No difference seen', detail: `${counts}. ${visible(facts.smallestVisiblePoints)}` };
    case 'too-few':
      if (hasNoRoom(facts)) {
        const left = `Nearly all calls of version ${versions.baselineVersion} ${HIT[name]}, which leaves no room for an increase that these calls would show.`;
        return { headline: 'No room for an increase', detail: `${counts}. ${left}` };
      }
      return { headline: 'Too few calls to tell', detail: `${counts}. ${visible(facts.smallestVisiblePoints)}` };
    case 'nothing':
      return { headline: 'Nothing to compare', detail: silent(facts, versions) };
  }
}

const more = (name: MeasureName, { candidateVersion }: Versions, limit: string): string =>
  `Version ${candidateVersion} ${MORE[name]}${limit}`;

const against = (candidate: Counts, baseline: Counts): string =>
  `${of(candidate)} against ${of(baseline)}; chance of a false alarm under 1%.`;

/** Whether the totals still show what the test found earlier, of which it takes nothing back. */
export function isHigher(candidate: Counts, baseline: Counts): boolean {
  return candidate.hits * baseline.calls > baseline.hits * candidate.calls;
}

/** At a rate this high, in percent, it is not for lack of calls that nothing worse would be seen. */
const NEARLY_ALL_PERCENT = 90;

function hasNoRoom({ baseline, smallestVisiblePoints }: MeasureFacts): boolean {
  const lowPercent = wilsonInterval(baseline.hits, baseline.calls)?.lowPercent ?? 0;
  return smallestVisiblePoints === null && lowPercent >= NEARLY_ALL_PERCENT;
}

function visible(points: number | null): string {
  if (points === null) return 'So few calls would surely show no increase yet, however large.';
  return `An increase of ${formatPoints(points)} points would have been seen with 90% probability, a smaller one perhaps not.`;
}

function silent({ baseline, candidate }: MeasureFacts, versions: Versions): string {
  if (versions.baselineVersion === null || versions.candidateVersion === null)
    return 'There are not two versions to compare.';
  if (candidate.calls === 0) return `Version ${versions.candidateVersion} has had no calls that were counted yet.`;
  if (baseline.calls === 0) return `Version ${versions.baselineVersion} has had no calls that were counted yet.`;
  return 'The two versions were not called at about the same time.';
}

function of({ hits, calls }: Counts): string {
  return `${formatCount(hits)} of ${formatPlural(calls, 'call')}`;
}

const MORE = {
  failures: 'fails more often',
  slow: 'is slow more often',
  throttles: 'is throttled more often',
} as const;
const ONCE_MORE = {
  failures: 'failed more often for a time',
  slow: 'was slow more often for a time',
  throttles: 'was throttled more often for a time',
} as const;
const HIT = { failures: 'failed', slow: 'were slow', throttles: 'were throttled' } as const;
