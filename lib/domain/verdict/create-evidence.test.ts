import { describe, expect, test } from 'vitest';
import { createEvidence } from './create-evidence.ts';
import type { TwoByTwo } from './two-by-two.ts';

/** Calls and hits of the baseline, then of the candidate. */
type Block = [number, number, number, number];

function logs(blocks: readonly Block[]): number[] {
  const { take } = createEvidence();
  return blocks.map((block) => take(toTwoByTwo(block)));
}

function toTwoByTwo([baselineCalls, baselineHits, candidateCalls, candidateHits]: Block): TwoByTwo {
  return { baselineCalls, baselineHits, candidateCalls, candidateHits };
}

describe('createEvidence', () => {
  test('by hand: one failure, of the candidate, which got one of ten calls', () => {
    // Nothing has been learned yet: 1. The ratios: r / (1 + (r − 1) / 10), that is 1.8/1.08, 3/1.2, 8/1.7 and 50/5.9.
    const byHand = (1 + 5 / 3 + 5 / 2 + 80 / 17 + 500 / 59) / 5;
    const [log] = logs([[9, 0, 1, 1]]);
    expect(Math.exp(log ?? 0)).toBeCloseTo(byHand, 12);
  });

  // Computed by a separate program: exact fractions in Python, logarithms with 50 digits.
  test.each<[string, Block[], number[]]>([
    [
      'a bad canary',
      [
        [90, 1, 10, 2],
        [88, 0, 12, 1],
        [91, 2, 9, 3],
      ],
      [1.9163233503253259, 3.50843127869826, 6.995500576536238],
    ],
    [
      'no difference',
      [
        [2700, 27, 300, 3],
        [2710, 30, 290, 2],
        [2690, 25, 310, 4],
      ],
      [-1.0827146060225257, -1.591449146734308, -1.5854371364364401],
    ],
    [
      'a million calls a minute',
      [
        [900_000, 9000, 100_000, 1050],
        [899_000, 8950, 101_000, 1100],
      ],
      [-1.6094379124341003, 1.4827835446572468],
    ],
    [
      'no failures, all of the candidate, all of both',
      [
        [500, 0, 500, 0],
        [500, 0, 500, 500],
        [500, 500, 500, 500],
      ],
      [0, 335.0628387194487, 81.46887205789683],
    ],
    [
      'a million calls, and every one of the candidate fails',
      [
        [500_000, 0, 500_000, 500_000],
        [500_000, 0, 500_000, 500_000],
      ],
      [336_670.66719397035, 693_144.571123533],
    ],
  ])('%s: as the independent program has it', (_, blocks, expected) => {
    logs(blocks).forEach((log, index) => {
      const wanted = expected[index] ?? Number.NaN;
      expect(Math.abs(log - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)));
    });
  });

  test('its mean is at most 1 whatever came before: all outcomes of a block, at equal rates and at a better candidate', () => {
    const before: Block[] = [
      [6, 1, 4, 2],
      [5, 0, 5, 1],
    ];
    for (const [baselineRate, candidateRate] of [
      [0.3, 0.3],
      [0.02, 0.02],
      [0.3, 0.1],
      [0.9, 0.9],
    ] as const) {
      const start = Math.exp(logs(before).at(-1) ?? 0);
      let mean = 0;
      for (let a = 0; a <= 5; a++)
        for (let b = 0; b <= 4; b++)
          mean +=
            binomial(5, a, baselineRate) *
            binomial(4, b, candidateRate) *
            Math.exp(logs([...before, [5, a, 4, b]]).at(-1) ?? 0);
      expect(mean / start).toBeLessThanOrEqual(1 + 1e-12);
    }
  });

  test('a candidate that was better so far bets nothing on learnt rates, and calls without failures say little', () => {
    const [, log] = logs([
      [50, 10, 50, 1],
      [50, 0, 50, 0],
    ]);
    expect(log).toBeLessThan(0);
    expect(logs([[1000, 0, 1000, 0]])).toEqual([0]);
  });

  test('a block of one version alone is refused: it has to be joined', () => {
    expect(() => logs([[10, 0, 0, 0]])).toThrow(RangeError);
  });
});

function binomial(n: number, k: number, p: number): number {
  let ways = 1;
  for (let i = 0; i < k; i++) ways *= (n - i) / (i + 1);
  return ways * p ** k * (1 - p) ** (n - k);
}
