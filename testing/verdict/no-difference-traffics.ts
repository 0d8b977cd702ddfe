import type { Traffic } from './traffic.ts';

const CALLS = [3, 10, 30, 100, 300, 1000, 3000];
const RATES = [0, 0.001, 0.01, 0.05, 0.1];

/**
 * How both versions' rate moves over the minutes, as a factor, and the candidate's share. Rates stay at or below 10% ·
 * 2.
 */
const SHAPES: { name: string; factor: (minute: number) => number; share: (minute: number) => number }[] = [
  { name: 'steady, 10% canary', factor: () => 1, share: () => 0.1 },
  { name: 'steady, half and half', factor: () => 1, share: () => 0.5 },
  { name: 'a wave, 10% canary', factor: (minute) => 1 + 0.9 * Math.sin(minute / 5), share: () => 0.1 },
  {
    name: 'a jump up while the share steps to 90%',
    factor: (minute) => (minute < 25 ? 0.2 : 2),
    share: (minute) => Math.min(0.9, 0.1 * (1 + Math.floor(minute / 3))),
  },
];

export interface NoDifference {
  shape: string;
  callsPerMinute: number;
  rate: number;
  traffic: Traffic;
}

/**
 * Traffics without a difference: 3 to 3,000 calls a minute, failure rates from 0 to 10%, steady and drifting together.
 */
export function noDifferenceTraffics(): NoDifference[] {
  return SHAPES.flatMap(({ name, factor, share }) =>
    CALLS.flatMap((callsPerMinute) =>
      RATES.map((rate) => {
        const rateAt = (minute: number) => rate * factor(minute);
        const traffic = { callsPerMinute, share, baselineRate: rateAt, candidateRate: rateAt };
        return { shape: name, callsPerMinute, rate, traffic };
      }),
    ),
  );
}
