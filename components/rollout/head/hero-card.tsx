'use client';

import { NextStep } from './next-step.tsx';
import { shareFacts } from './share-facts.ts';
import { StepBar } from './step-bar.tsx';
import { Age } from '@/components/status/age.tsx';
import { Card } from '@/components/ui/card.tsx';
import { useAwsText } from '@/lib/client/use-aws-now.ts';
import { toMs, type Iso } from '@/lib/domain/time/iso.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import type { Series } from '@/lib/domain/series/series.ts';
import { stepNumber } from '@/lib/domain/plan/step-number.ts';

/** A share that was read longer ago than this (in real time) is called old. */
const OLD_AFTER_MS = 20_000;

interface HeroCardProps {
  rollout: Rollout;
  series: Series | null;
  /** Why the alias cannot be read; null: it can. */
  refused: string | null;
  /** When the alias was last read. */
  lambdaAt: Iso | null;
  /** AWS seconds in a real one. */
  rate: number;
}

/** A running rollout at a glance: how much goes to the new version, where the plan stands, when the next step comes. */
export function HeroCard({ rollout, series, refused, lambdaAt, rate }: HeroCardProps) {
  const { routedPercent } = rollout.share;
  const facts = shareFacts(rollout);
  const old = useAwsText((nowMs) => lambdaAt !== null && nowMs - toMs(lambdaAt) > OLD_AFTER_MS * rate);
  const number = routedPercent === null ? null : stepNumber(rollout.plan, routedPercent);
  return (
    <Card aria-label="Traffic now" className="px-4.5 py-3.5">
      <div className="grid items-center gap-x-11 gap-y-2 md:grid-cols-[minmax(250px,auto)_minmax(0,1fr)_minmax(190px,auto)] max-md:grid-cols-2">
        <div className="flex items-center gap-4.5 max-md:flex-col max-md:items-start max-md:gap-0">
          <p
            className={`text-hero font-[650] tracking-[-0.02em] tabular-nums ${routedPercent === null ? 'text-ink-3' : 'text-cand-ink'}`}
          >
            {formatPercent(routedPercent)}
          </p>
          <div className="text-meta text-ink-2">
            <p className="font-semibold text-ink max-md:font-normal max-md:text-ink-2">
              of calls go to {rollout.candidateVersion ?? 'the new version'}
            </p>
            <div className="max-md:hidden">
              <p>{facts.planned}</p>
              <p>{facts.observed}</p>
            </div>
          </div>
        </div>
        <div className="max-md:order-last max-md:col-span-2">
          <StepBar rollout={rollout} series={series} />
          <div className="flex justify-between gap-3 text-meta text-ink-2 md:hidden">
            <span>{number && number.number > 0 ? `Step ${number.number} of ${number.of}` : facts.planned}</span>
            <span className="text-right">{facts.observed}</span>
          </div>
        </div>
        <NextStep rollout={rollout} />
      </div>
      {refused !== null || old ? (
        <p className="mt-2 text-meta text-warn-ink [overflow-wrap:anywhere]">
          {routedPercent === null ? (
            'Where the alias routes is not known. '
          ) : (
            <>
              The share is the last that was seen, <Age at={lambdaAt} />.{' '}
            </>
          )}
          {refused}
        </p>
      ) : null}
    </Card>
  );
}
