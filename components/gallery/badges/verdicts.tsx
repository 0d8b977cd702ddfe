import { VerdictChip } from '@/components/status/verdict-chip.tsx';
import { type VerdictWords, verdictWords } from '@/components/status/verdict-words.ts';
import type { VerdictCover } from '@/lib/domain/verdict/cover/verdict-cover.ts';
import type { RolloutVerdict } from '@/lib/domain/verdict/rollout-verdict.ts';
import { makeSlowVerdict, makeVerdict } from '@/testing/domain/make-verdict.ts';
import { ago } from '@/components/gallery/fixtures/moments.ts';
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

/** The candidate has recovered since. */
export const WORSE_FOR_A_TIME = makeVerdict({
  baseline: { calls: 9000, failed: 90 },
  candidate: { calls: 9000, failed: 80 },
});

/** Of a rollout that ended a quarter of an hour after its traffic began to shift. */
export const COVERS: VerdictCover = {
  from: ago(1200),
  to: ago(300),
  countedTo: ago(300),
  settleMs: 0,
  called: 5,
  baselineUntil: ago(900),
  candidateUntil: ago(900),
};

export const CALLS_ENDED = makeVerdict({ kind: 'no-difference', ...ALIKE, covers: COVERS });

const chip = (verdict: RolloutVerdict | null) => <VerdictChip words={verdictWords(verdict)} />;

/** What the counts say, short. */
export const VERDICTS = [
  ...specimensOf<VerdictWords['verdict']>('verdict', mapValues(VERDICTS_BY_KIND, chip)),
  ...specimensOf('verdict', {
    'not-known': chip(null),
    'worse-for-a-time': chip(WORSE_FOR_A_TIME),
    'calls-ended': chip(CALLS_ENDED),
    'any-may-hide': chip(makeVerdict({ kind: 'too-few', worse: null, ...FEW, smallestVisiblePoints: null })),
  }),
];
