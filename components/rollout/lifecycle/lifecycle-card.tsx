'use client';

import { Ban, CircleCheck, CircleDashed, CircleQuestionMark, CircleX } from 'lucide-react';
import { formatSpan, spanMs } from '@/lib/domain/format/format-span.ts';
import { hookWords, type LifecycleLook, lifecycleWords } from './lifecycle-words.ts';
import { HookWatchSkeleton } from './hook-watch-skeleton.tsx';
import { planEndMs } from '@/components/rollout/rollout-moments.ts';
import { Card, CardHeader } from '@/components/ui/card.tsx';
import { Elapsed } from '@/components/status/countdown.tsx';
import { Later } from '@/components/ui/later.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import { useAwsText } from '@/lib/client/use-aws-now.ts';
import { formatClock } from '@/lib/domain/format/format-clock.ts';
import { describeReach, reachOf } from '@/lib/domain/rollout/reach-of.ts';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import { toMs } from '@/lib/domain/time/iso.ts';
import type { LifecycleEvent, Rollout } from '@/lib/domain/rollout/rollout.ts';
import type { Series } from '@/lib/domain/series/series.ts';
import { stepNumber } from '@/lib/domain/plan/step-number.ts';

// Few rollouts have a hook that runs or failed.
const loadHookWatch = () => import('./hook-watch.tsx').then((module) => module.HookWatch);

interface LifecycleCardProps {
  rollout: Rollout;
  series: Series | null;
  /** Why the events cannot be read; null: they can. */
  refused: string | null;
}

/** CodeDeploy's lifecycle events one after the other, with how long each took and what its hook said. */
export function LifecycleCard({ rollout, series, refused }: LifecycleCardProps) {
  const from = rollout.startedAt ?? rollout.createdAt;
  const active = isActive(rollout.status);
  const took = rollout.startedAt === null ? null : spanMs(rollout.startedAt, rollout.completedAt);
  return (
    <Card aria-labelledby="lifecycle-title">
      <CardHeader title="Lifecycle" id="lifecycle-title">
        <span className="text-meta text-ink-3">
          {active ? (
            <>
              <Elapsed from={from} /> so far
            </>
          ) : took === null ? null : (
            `${formatSpan(took)} in all`
          )}
        </span>
      </CardHeader>
      {rollout.lifecycle.length === 0 ? (
        <p className="px-3.5 py-3 text-meta text-ink-2">{refused ?? withoutEvents(rollout, active)}</p>
      ) : (
        <ol className="px-3.5 py-3">
          {rollout.lifecycle.map((event, index) => (
            <Event
              key={event.name}
              event={event}
              rollout={rollout}
              series={series}
              last={index === rollout.lifecycle.length - 1}
            />
          ))}
        </ol>
      )}
    </Card>
  );
}

function withoutEvents(rollout: Rollout, active: boolean): string {
  if (active) return 'CodeDeploy has not begun: no lifecycle event yet.';
  // Nobody watched while it ran, or it did begin: having no events is then a gap in what is known, not a fact.
  if (rollout.watched.from === null || rollout.startedAt !== null)
    return 'Its lifecycle events have not been read from CodeDeploy.';
  const code = rollout.error ? ` with ${rollout.error.code}` : '';
  return `It ended before its first event${code}. As far as CodeDeploy says, no hook was called and the alias did not move.`;
}

const INK: Record<LifecycleLook, string> = {
  done: 'text-ink-2',
  running: 'font-semibold text-ink',
  pending: 'text-ink-3',
  failed: 'font-semibold text-bad-ink',
  skipped: 'text-ink-3',
  unknown: 'text-ink-2',
};

interface EventProps {
  event: LifecycleEvent;
  rollout: Rollout;
  series: Series | null;
  last: boolean;
}

function Event({ event, rollout, series, last }: EventProps) {
  const { look, state } = lifecycleWords(event);
  const hook = hookWords(event, rollout.rollback.of !== null);
  return (
    <li className="relative flex gap-3 pb-3.5 last:pb-0">
      {last ? null : <span aria-hidden="true" className="absolute top-5 bottom-0 left-2 w-px bg-line-strong" />}
      <span className="relative mt-0.5">
        <Icon look={look} />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline justify-between gap-x-3">
          <span className="text-body font-semibold [overflow-wrap:anywhere]">{event.name}</span>
          <span className={`text-meta tabular-nums ${INK[look]}`}>
            {state ?? (
              <>
                In progress{event.startedAt ? ', ' : ''}
                {event.startedAt ? <Elapsed from={event.startedAt} /> : null}
              </>
            )}
          </span>
        </p>
        <div className="text-meta text-ink-2">
          {event.name === 'AllowTraffic' ? <Traffic rollout={rollout} series={series} look={look} /> : null}
          {hook ? (
            <p className="[overflow-wrap:anywhere]">
              {hook.before}
              <Mono>{event.hookFunction}</Mono>
              {hook.after}
            </p>
          ) : null}
          <Diagnostics event={event} />
          {event.hookFunction !== null && rollout.rollback.of === null && (look === 'running' || look === 'failed') ? (
            <Later
              load={loadHookWatch}
              props={{ rollout, event }}
              waiting={<HookWatchSkeleton isRunning={look === 'running'} />}
            />
          ) : null}
        </div>
      </div>
    </li>
  );
}

function Icon({ look }: { look: LifecycleLook }) {
  const at = 'size-4';
  switch (look) {
    case 'done':
      return <CircleCheck aria-hidden="true" className={`${at} text-ok`} />;
    case 'running':
      return <Spinner className={at} />;
    case 'pending':
      return <CircleDashed aria-hidden="true" className={`${at} text-ink-3`} />;
    case 'failed':
      return <CircleX aria-hidden="true" className={`${at} text-bad`} />;
    case 'skipped':
      return <Ban aria-hidden="true" className={`${at} text-ink-3`} />;
    case 'unknown':
      return <CircleQuestionMark aria-hidden="true" className={`${at} text-ink-2`} />;
  }
}

/** Where the plan stands, and about how long it still takes; of one that failed, how far it came. */
function Traffic({ rollout, series, look }: { rollout: Rollout; series: Series | null; look: LifecycleLook }) {
  const start = rollout.shiftStartedAt === null ? null : toMs(rollout.shiftStartedAt);
  const end = start === null ? null : planEndMs(rollout, series, start);
  const left = useAwsText((nowMs) => (end === null || end <= nowMs ? null : formatClock(end - nowMs)));
  const percent = rollout.share.routedPercent;
  if (look === 'running') {
    // Somebody else moved the alias: then no step of the plan says where it stands, nor when it ends.
    const step = percent === null || rollout.offPlan ? null : stepNumber(rollout.plan, percent);
    return step === null ? null : (
      <p className="tabular-nums">
        step {step.number} of {step.of}
        {left ? `, about ${left} to go` : ''}
      </p>
    );
  }
  const words = look === 'failed' && series !== null ? failedWhere(rollout, series) : null;
  if (words === null) return null;
  return (
    <p>
      {rollout.error ? `${rollout.error.code}, ` : ''}
      {words}
    </p>
  );
}

function failedWhere(rollout: Rollout, series: Series): string | null {
  const reach = reachOf(rollout, series.routed);
  if (reach.kind !== 'share' && reach.kind !== 'none') return describeReach(reach, rollout.candidateVersion);
  const step = stepNumber(rollout.plan, reach.kind === 'none' ? 0 : reach.percent);
  if (step === null) return null;
  return step.number === 0 ? 'before the first step' : `at step ${step.number} of ${step.of}`;
}

function Diagnostics({ event }: { event: LifecycleEvent }) {
  const { diagnostics } = event;
  if (!diagnostics) return null;
  const { code, message, logTail } = diagnostics;
  return (
    <div className="mt-1">
      {code || message ? (
        <p className="[overflow-wrap:anywhere]">
          {code ? <Mono className="font-medium">{code}</Mono> : null} {message}
        </p>
      ) : null}
      {logTail ? (
        <details className="mt-1">
          <summary className="cursor-pointer text-ink max-md:min-h-11 max-md:content-center">End of its log</summary>
          <pre className="mt-1 max-h-48 overflow-auto rounded-control border border-line bg-sunken p-2 font-mono text-axis whitespace-pre-wrap">
            {logTail}
          </pre>
        </details>
      ) : null}
    </div>
  );
}
