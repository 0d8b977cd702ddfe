import { createEvidence, ENOUGH_EVIDENCE } from '../../lib/domain/verdict/create-evidence.ts';
import { createJoiner } from '../../lib/domain/verdict/create-joiner.ts';
import { drawMinute, type Traffic } from './traffic.ts';

const ENOUGH = Math.log(ENOUGH_EVIDENCE);

/**
 * Simulates one rollout, looked at every minute: calls of both versions and minutes until "worse"; null: not within
 * `most` minutes.
 */
export function playUntilWorse(
  random: () => number,
  traffic: Traffic,
  most: number,
): { calls: number; minutes: number } | null {
  const { take } = createEvidence();
  const join = createJoiner();
  let calls = 0;
  for (let minute = 0; minute < most; minute++) {
    const counts = drawMinute(random, traffic, minute);
    calls += counts.baselineCalls + counts.candidateCalls;
    const block = join(counts);
    if (block !== null && take(block) >= ENOUGH) return { calls, minutes: minute + 1 };
  }
  return null;
}
