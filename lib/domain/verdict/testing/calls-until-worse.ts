import { createEvidence, ENOUGH_EVIDENCE } from '../create-evidence.ts';
import { createJoiner } from '../create-joiner.ts';
import { drawMinute, type Traffic } from './traffic.ts';

const ENOUGH = Math.log(ENOUGH_EVIDENCE);

/** Plays one rollout, looked at every minute: calls of both versions until "worse"; null: not within so many minutes. */
export function callsUntilWorse(random: () => number, traffic: Traffic, minutes: number): number | null {
  const { take } = createEvidence();
  const join = createJoiner();
  let calls = 0;
  for (let minute = 0; minute < minutes; minute++) {
    const counts = drawMinute(random, traffic, minute);
    calls += counts.baselineCalls + counts.candidateCalls;
    const block = join(counts);
    if (block !== null && take(block) >= ENOUGH) return calls;
  }
  return null;
}
