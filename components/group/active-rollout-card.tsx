'use client';

import { ChevronRight } from 'lucide-react';
import Link from 'next/link';
import { Countdown, Elapsed } from '@/components/status/countdown.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { ShareBar } from '@/components/ui/share-bar.tsx';
import { StatusBadge } from '@/components/status/status-badge.tsx';
import { VersionChange } from '@/components/status/version.tsx';
import { rolloutPagePath } from '@/lib/client/api/api-paths.ts';
import { binomialBand } from '@/lib/domain/statistics/binomial-band.ts';
import { describeRouting, OFF_PLAN_WORDS } from '@/lib/domain/rollout/describe-off-plan.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { stepNumber } from '@/lib/domain/plan/step-number.ts';

/** The rollout that is running now; the whole card leads to its page. */
export function ActiveRolloutCard({ rollout }: { rollout: Rollout }) {
  const { share } = rollout;
  const step = share.routedPercent === null ? null : stepNumber(rollout.plan, share.routedPercent);
  const band =
    share.routedPercent === null || share.observedCalls === null
      ? null
      : binomialBand(share.routedPercent, share.observedCalls);
  return (
    <section aria-label="Running rollout" className="rounded-card border border-ink bg-surface">
      <Link
        href={rolloutPagePath(rollout.target, rollout.id)}
        className="block rounded-card px-3.5 py-3 hover:bg-hover"
      >
        <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StatusBadge rollout={rollout} />
          <VersionChange baseline={rollout.baselineVersion} candidate={rollout.candidateVersion} />
          <Mono className="text-meta text-ink-3">{rollout.id}</Mono>
          <span className="ml-auto inline-flex items-center gap-1 text-meta text-ink-2">
            {rollout.startedAt ? (
              <>
                <Elapsed from={rollout.startedAt} /> so far
              </>
            ) : null}
            <ChevronRight aria-hidden="true" className="size-4" />
          </span>
        </span>
        <span className="mt-3 flex items-baseline justify-between text-meta text-ink-3">
          <span>
            <strong className="text-body font-semibold text-ink tabular-nums">
              {formatPercent(share.routedPercent)}
            </strong>
            {step && ` · Step ${step.number} of ${step.of}`}
          </span>
          {rollout.offPlan ? (
            <span className="text-warn-ink">
              {OFF_PLAN_WORDS}: {describeRouting(rollout.offPlan)}
            </span>
          ) : share.next ? (
            <span>
              next {formatPercent(share.next.percent)} in <Countdown at={share.next.at} />
            </span>
          ) : null}
        </span>
        <ShareBar
          className="mt-0.5"
          routedPercent={share.routedPercent}
          plannedPercent={share.plannedPercent}
          observedPercent={share.observedPercent}
          nextPercent={share.next?.percent ?? null}
          band={band}
          label={`${formatPercent(share.routedPercent)} of calls go to version ${rollout.candidateVersion ?? 'unknown'}`}
        />
      </Link>
    </section>
  );
}
