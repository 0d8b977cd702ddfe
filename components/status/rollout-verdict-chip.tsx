'use client';

import { useLimitPoints } from '@/lib/client/use-limit-points.ts';
import type { RolloutVerdict } from '@/lib/domain/verdict/rollout-verdict.ts';
import { verdictAtLimit } from '@/lib/domain/verdict/verdict-at-limit.ts';
import { VerdictChip } from './verdict-chip.tsx';
import { verdictWords } from './verdict-words.ts';

/** A rollout's verdict by this viewer's limit. */
export function RolloutVerdictChip({
  verdict,
  className,
}: {
  verdict: RolloutVerdict | null;
  className?: string | undefined;
}) {
  return <VerdictChip words={verdictWords(verdictAtLimit(verdict, useLimitPoints()))} className={className} />;
}
