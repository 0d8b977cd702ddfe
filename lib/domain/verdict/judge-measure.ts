import { toIso } from '../time/iso.ts';
import { wilsonInterval } from '../statistics/wilson-interval.ts';
import { countHits, type MeasureName } from './count-hits.ts';
import { createEvidence, ENOUGH_EVIDENCE } from './create-evidence.ts';
import { createJoiner } from './create-joiner.ts';
import type { SettledMinute } from './settle-minutes.ts';
import { smallestVisibleIncrease } from './smallest-visible-increase.ts';
import { toEvidence } from './to-evidence.ts';
import type { EvidencePoint, Measure, Tally, VerdictKind } from './verdict.ts';

const MINUTE_MS = 60_000;
const ENOUGH = Math.log(ENOUGH_EVIDENCE);

/** Runs the sequential test over the minutes and reports what their counts support. */
export function judgeMeasure(minutes: readonly SettledMinute[], name: MeasureName, limitPoints: number): Measure {
  const join = createJoiner();
  const { take, sizes } = createEvidence();
  const points: EvidencePoint[] = [];
  const total = { baselineCalls: 0, baselineHits: 0, candidateCalls: 0, candidateHits: 0 };
  let log = 0;
  let worse: Measure['worse'] = null;
  for (const minute of minutes) {
    const counts = countHits(minute, name);
    total.baselineCalls += counts.baselineCalls;
    total.baselineHits += counts.baselineHits;
    total.candidateCalls += counts.candidateCalls;
    total.candidateHits += counts.candidateHits;
    const block = join(counts);
    if (block !== null) log = take(block);
    points.push({ at: minute.at, log10: log * Math.LOG10E });
    if (worse === null && log >= ENOUGH) {
      const { baseline, candidate } = tallies(total);
      worse = { at: toIso(minute.atMs + MINUTE_MS), baseline, candidate };
    }
  }
  const smallestVisiblePoints = smallestVisibleIncrease(sizes);
  const kind = kindOf(worse, sizes.blocks, smallestVisiblePoints, limitPoints);
  return { kind, worse, ...tallies(total), smallestVisiblePoints, evidence: toEvidence(log), points };
}

function kindOf(worse: Measure['worse'], blocks: number, visible: number | null, limitPoints: number): VerdictKind {
  if (worse !== null) return 'worse';
  if (blocks === 0) return 'nothing';
  return visible === null || visible > limitPoints ? 'too-few' : 'no-difference';
}

function tallies(total: {
  baselineCalls: number;
  baselineHits: number;
  candidateCalls: number;
  candidateHits: number;
}) {
  return {
    baseline: tally(total.baselineCalls, total.baselineHits),
    candidate: tally(total.candidateCalls, total.candidateHits),
  };
}

function tally(calls: number, hits: number): Tally {
  return { calls, hits, percent: calls === 0 ? null : (hits / calls) * 100, interval: wilsonInterval(hits, calls) };
}
