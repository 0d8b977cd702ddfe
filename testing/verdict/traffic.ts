import type { CountedMinute } from '../../lib/domain/verdict/create-joiner.ts';
import { drawBinomial } from './draw-binomial.ts';

/** Simulated traffic of a rollout; the functions take the minute's number, from 0. */
export interface Traffic {
  /** The mean. A single minute's number varies by chance. */
  callsPerMinute: number;
  /** The chance that a call goes to the candidate, 0–1. */
  share: (minute: number) => number;
  baselineRate: (minute: number) => number;
  candidateRate: (minute: number) => number;
}

/** The same from the first minute to the last. */
export function steady(callsPerMinute: number, share: number, baselineRate: number, candidateRate: number): Traffic {
  return {
    callsPerMinute,
    share: () => share,
    baselineRate: () => baselineRate,
    candidateRate: () => candidateRate,
  };
}

/** One minute of both versions, drawn at random. */
export function drawMinute(random: () => number, traffic: Traffic, minute: number): CountedMinute {
  const calls = drawBinomial(random, 2 * traffic.callsPerMinute, 0.5);
  const candidateCalls = drawBinomial(random, calls, traffic.share(minute));
  const baselineCalls = calls - candidateCalls;
  return {
    atMs: minute * 60_000,
    baselineCalls,
    baselineHits: drawBinomial(random, baselineCalls, traffic.baselineRate(minute)),
    candidateCalls,
    candidateHits: drawBinomial(random, candidateCalls, traffic.candidateRate(minute)),
  };
}
