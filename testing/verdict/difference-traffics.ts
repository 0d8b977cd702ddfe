import { steady, type Traffic } from './traffic.ts';

const RATES = [
  [0, 0.05],
  [0.001, 0.01],
  [0.01, 0.03],
  [0.01, 0.05],
  [0.05, 0.1],
  [0.1, 0.2],
  [0.1, 0.3],
  [0.01, 0.5],
  [0, 1],
] as const;

export interface Difference {
  callsPerMinute: number;
  share: number;
  baselineRate: number;
  candidateRate: number;
  traffic: Traffic;
}

/** Traffics with a candidate that is worse: 3 to 3,000 calls a minute, a 10% canary and half and half. */
export function differenceTraffics(): Difference[] {
  return [3, 30, 300, 3000].flatMap((callsPerMinute) =>
    [0.1, 0.5].flatMap((share) =>
      RATES.map(([baselineRate, candidateRate]) => ({
        callsPerMinute,
        share,
        baselineRate,
        candidateRate,
        traffic: steady(callsPerMinute, share, baselineRate, candidateRate),
      })),
    ),
  );
}
