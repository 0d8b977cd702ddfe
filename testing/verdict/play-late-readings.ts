import { createEvidence, ENOUGH_EVIDENCE } from '../../lib/domain/verdict/create-evidence.ts';
import { createJoiner, type CountedMinute } from '../../lib/domain/verdict/create-joiner.ts';
import { drawBinomial } from './draw-binomial.ts';
import { drawMinute, type Traffic } from './traffic.ts';

const ENOUGH = Math.log(ENOUGH_EVIDENCE);

/**
 * Which part of a minute's calls each reading shows: the first reading, seconds after the minute's end, then one a
 * minute later, and so on.
 */
type Shown = readonly number[];

/** When calls become visible, by how they ended and which version took them. After the last reading all are visible. */
export interface Lateness {
  name: string;
  baseline: { good: Shown; failed: Shown };
  candidate: { good: Shown; failed: Shown };
}

/** A minute's counts in each of its readings. The last is complete. */
function drawReadings(random: () => number, minute: CountedMinute, late: Lateness): CountedMinute[] {
  const draw = (count: number, shown: Shown): number[] => {
    const readings: number[] = [];
    let left = count;
    let before = 0;
    for (const part of shown) {
      const came = drawBinomial(random, left, before >= 1 ? 0 : (part - before) / (1 - before));
      left -= came;
      before = part;
      readings.push(count - left);
    }
    return [...readings, count];
  };
  const { baselineCalls, baselineHits, candidateCalls, candidateHits } = minute;
  const goodOfBaseline = draw(baselineCalls - baselineHits, late.baseline.good);
  const failedOfBaseline = draw(baselineHits, late.baseline.failed);
  const goodOfCandidate = draw(candidateCalls - candidateHits, late.candidate.good);
  const failedOfCandidate = draw(candidateHits, late.candidate.failed);
  return goodOfBaseline.map((good, age) => ({
    atMs: minute.atMs,
    baselineCalls: good + (failedOfBaseline[age] ?? 0),
    baselineHits: failedOfBaseline[age] ?? 0,
    candidateCalls: (goodOfCandidate[age] ?? 0) + (failedOfCandidate[age] ?? 0),
    candidateHits: failedOfCandidate[age] ?? 0,
  }));
}

/**
 * Simulates a rollout that is judged after each minute by the newest reading of every minute so far, except the
 * `settle` youngest. Returns whether "worse" was ever shown, even if a later reading took it back.
 */
export function isEverWorse(
  random: () => number,
  traffic: Traffic,
  late: Lateness,
  minutes: number,
  settle: number,
): boolean {
  const readings = Array.from({ length: minutes }, (_, minute) =>
    drawReadings(random, drawMinute(random, traffic, minute), late),
  );
  for (let now = settle; now < minutes; now++) {
    const { take } = createEvidence();
    const join = createJoiner();
    for (let minute = 0; minute <= now - settle; minute++) {
      const block = join(readings[minute]?.[Math.min(now - minute, late.baseline.good.length)] as CountedMinute);
      if (block !== null && take(block) >= ENOUGH) return true;
    }
  }
  return false;
}
