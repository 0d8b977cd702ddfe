'use client';

import { RolloutShareBar } from '@/components/status/rollout-share-bar.tsx';
import { isObservedLate, withoutObserved } from '@/components/status/counts-age.ts';
import { nextStepWords, noStepWords } from '@/components/status/share-words.ts';
import { useAwsClock } from '@/lib/client/stream/live-context.ts';
import { useAwsText } from '@/lib/client/use-aws-now.ts';
import { describeStatus } from '@/lib/domain/rollout/describe-status.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { stepNumber } from '@/lib/domain/plan/step-number.ts';

/** How much traffic is on the new version, which step that is, when the next one comes, and all of it as a bar. */
export function ShareCell({ rollout }: { rollout: Rollout }) {
  const { share } = rollout;
  const { rate } = useAwsClock();
  const isLate = useAwsText((nowMs) => isObservedLate(share, nowMs, rate()));
  const next = useAwsText((nowMs) => nextStepWords(share.next, nowMs));
  return (
    <div className="min-w-0">
      <div className="mb-1 flex items-baseline justify-between gap-3 text-meta max-md:text-body">
        <span className="truncate">
          <strong className="font-semibold tabular-nums">{formatPercent(share.routedPercent)}</strong>
          <span className="text-ink-2"> · {stepWords(rollout)}</span>
        </span>
        <span className="whitespace-nowrap text-ink-2 tabular-nums">{next ?? noStepWords(rollout)}</span>
      </div>
      <RolloutShareBar rollout={isLate ? { ...rollout, share: withoutObserved(share) } : rollout} />
    </div>
  );
}

function stepWords(rollout: Rollout): string {
  const { share, plan } = rollout;
  const { word } = describeStatus(rollout);
  const step = share.routedPercent === null ? null : stepNumber(plan, share.routedPercent);
  if (word !== 'Shifting' || step === null || step.number === 0) return word;
  return `Step ${step.number} of ${step.of}`;
}
