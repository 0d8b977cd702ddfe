'use client';

import type { ReactNode } from 'react';
import { stepGain } from './share-facts.ts';
import { Countdown, Elapsed } from '@/components/status/countdown.tsx';
import { useAwsText } from '@/lib/client/use-aws-now.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import { formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import { toMs, type Iso } from '@/lib/domain/time/iso.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { stepNumber } from '@/lib/domain/plan/step-number.ts';

/** What comes next and when; overdue, unknown and "nothing more" are said plainly. */
export function NextStep({ rollout }: { rollout: Rollout }) {
  const { next } = rollout.share;
  if (rollout.offPlan) {
    return (
      <Shape figure="—" tone="warn" title="Next step not known">
        <p>the alias was moved, not by this plan</p>
      </Shape>
    );
  }
  if (next) return <Coming rollout={rollout} next={next} />;
  const running = rollout.lifecycle.find((event) => event.status === 'InProgress');
  if (running && running.name !== 'AllowTraffic') {
    return (
      <Shape figure={running.startedAt ? <Elapsed from={running.startedAt} /> : '…'} title={`${running.name} runs`}>
        {running.hookFunction ? <p className="[overflow-wrap:anywhere]">hook {running.hookFunction}</p> : null}
        <p>a hook has 60 min to answer</p>
      </Shape>
    );
  }
  if (rollout.plan.kind === 'unknown') {
    return (
      <Shape figure="—" title="Next step not known">
        <p className="[overflow-wrap:anywhere]">
          {rollout.plan.replacedAt === undefined
            ? `${rollout.plan.configName} is no plan that Sluice can read`
            : `${rollout.plan.configName} was deleted and made again since: what this rollout follows is not known`}
        </p>
      </Shape>
    );
  }
  if (rollout.share.routedPercent === 100) {
    return (
      <Shape figure="—" title="No further step">
        <p>waiting for CodeDeploy to finish</p>
      </Shape>
    );
  }
  const why = rollout.share.routedPercent === null ? 'the share is not known' : 'the share is not where the plan says';
  return (
    <Shape figure="—" title={rollout.shiftStartedAt === null ? 'Traffic has not begun to move' : 'Next step not known'}>
      <p>{rollout.shiftStartedAt === null ? 'waiting for CodeDeploy' : why}</p>
    </Shape>
  );
}

function Coming({ rollout, next }: { rollout: Rollout; next: { percent: number; at: Iso } }) {
  const overdue = useAwsText((nowMs) => nowMs >= toMs(next.at));
  const { routedPercent } = rollout.share;
  const step = routedPercent === null ? null : stepNumber(rollout.plan, routedPercent);
  const gain = stepGain(rollout);
  const where = step ? `step ${step.number} of ${step.of}` : null;
  if (overdue) {
    const percent = formatPercent(next.percent);
    const dueAt = `at about ${formatUtcTime(next.at)}`;
    // Not read since then: the step may well have come.
    const isUnread = rollout.asOf.lambda === null || toMs(rollout.asOf.lambda) < toMs(next.at);
    return (
      <Shape
        figure={
          <>
            +<Elapsed from={next.at} />
          </>
        }
        tone="warn"
        title={isUnread ? `${percent} was due` : `${percent} is overdue`}
      >
        <p>{isUnread ? `${dueAt}; the alias has not been read since` : `was due ${dueAt}`}</p>
        {where ? <p className="max-md:hidden">{where}</p> : null}
      </Shape>
    );
  }
  return (
    <Shape figure={<Countdown at={next.at} />} title={`until ${formatPercent(next.percent)}`}>
      {where ? <p className="max-md:hidden">{where}</p> : null}
      {gain ? <p className="max-md:hidden">{gain}</p> : null}
    </Shape>
  );
}

interface ShapeProps {
  figure: ReactNode;
  title: string;
  tone?: 'ink' | 'warn';
  children: ReactNode;
}

function Shape({ figure, title, tone = 'ink', children }: ShapeProps) {
  return (
    <div className="flex items-center gap-4.5 self-stretch border-line md:border-l md:pl-6 max-md:flex-col max-md:items-end max-md:gap-0 max-md:text-right">
      <p
        className={`text-hero font-[650] tracking-[-0.02em] tabular-nums ${tone === 'warn' ? 'text-warn-ink' : 'text-ink'}`}
      >
        {figure}
      </p>
      <div className="text-meta text-ink-2">
        <p className="font-semibold text-ink max-md:font-normal max-md:text-ink-2">{title}</p>
        {children}
      </div>
    </div>
  );
}
