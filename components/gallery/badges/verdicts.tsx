import { VerdictChip } from '@/components/status/verdict-chip.tsx';
import { type VerdictWords, verdictWords } from '@/components/status/verdict-words.ts';
import type { RolloutVerdict } from '@/lib/domain/verdict/rollout-verdict.ts';
import { makeSlowVerdict, makeVerdict } from '@/testing/domain/make-verdict.ts';
import { mapValues } from '@/components/gallery/map-values.ts';
import { specimensOf } from '@/components/gallery/specimen.ts';

const FEW = { baseline: { calls: 182, failed: 1 }, candidate: { calls: 20, failed: 0 } };
const NOTHING = { baseline: { calls: 0, failed: 0 }, candidate: { calls: 0, failed: 0 } };
const ALIKE = {
  baseline: { calls: 3702, failed: 9 },
  candidate: { calls: 412, failed: 1 },
  evidenceLog10: -0.4,
  worse: null,
};

/** A verdict of each kind. */
export const VERDICTS_BY_KIND: Record<VerdictWords['verdict'], RolloutVerdict> = {
  worse: makeVerdict(),
  slower: makeVerdict({ kind: 'no-difference', ...ALIKE, slow: makeSlowVerdict() }),
  'no-difference': makeVerdict({ kind: 'no-difference', ...ALIKE }),
  'too-few': makeVerdict({ kind: 'too-few', worse: null, ...FEW, evidenceLog10: 0.1, smallestVisiblePoints: 24 }),
  nothing: makeVerdict({
    kind: 'nothing',
    worse: null,
    ...NOTHING,
    evidenceLog10: null,
    smallestVisiblePoints: null,
    countedUntil: null,
  }),
};

const chip = (verdict: RolloutVerdict | null) => <VerdictChip words={verdictWords(verdict)} />;

/** What the counts say, short. */
export const VERDICTS = [
  ...specimensOf<VerdictWords['verdict']>('verdict', mapValues(VERDICTS_BY_KIND, chip)),
  ...specimensOf('verdict', {
    'not-known': chip(null),
    'any-may-hide': chip(makeVerdict({ kind: 'too-few', worse: null, ...FEW, smallestVisiblePoints: null })),
  }),
];
