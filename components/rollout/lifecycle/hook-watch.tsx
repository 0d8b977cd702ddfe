'use client';

import { LinesSkeleton } from './hook-watch-skeleton.tsx';
import { Elapsed } from '@/components/status/countdown.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { useHookLogs } from '@/lib/client/use-hook-logs.ts';
import { useAwsText } from '@/lib/client/use-aws-now.ts';
import { formatPlural } from '@/lib/domain/format/format-count.ts';
import { formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import type { HookLogs } from '@/lib/domain/explain/hook-logs.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';
import type { LifecycleEvent, Rollout } from '@/lib/domain/rollout/rollout.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

/** How long CodeDeploy waits for a hook's answer (its guide for AppSpec hooks of Lambda). */
const PATIENCE_SECONDS = 3600;

/** A hook that runs or failed: how much of its hour has passed, what it wrote, and why it may be silent. */
export function HookWatch({ rollout, event }: { rollout: Rollout; event: LifecycleEvent }) {
  const isRunning = event.status === 'InProgress';
  const { data, error } = useHookLogs(rollout.target, rollout.id, event.name, { isRunning });
  return (
    <div className="mt-1.5 space-y-1.5">
      {isRunning && event.startedAt !== null ? <Patience from={event.startedAt} /> : null}
      {data?.likelyCause ? <p className="text-warn-ink [overflow-wrap:anywhere]">{data.likelyCause}</p> : null}
      {data ? <Lines logs={data} isOpen={!isRunning} /> : null}
      {!data && !error ? <LinesSkeleton /> : null}
      {!data && error ? <p className="text-ink-3">Its log could not be read: {error.detail}</p> : null}
    </div>
  );
}

function Patience({ from }: { from: Iso }) {
  const percent = useAwsText((nowMs) =>
    Math.min(100, Math.round(((nowMs - toMs(from)) / (PATIENCE_SECONDS * 1000)) * 100)),
  );
  return (
    <div>
      <p className="tabular-nums">
        <Elapsed from={from} /> of 60:00; without an answer by then it fails
      </p>
      <span aria-hidden="true" className="mt-1 block h-1 overflow-hidden rounded-full bg-sunken">
        <span className="block h-full rounded-full bg-cand" style={{ width: `${percent}%` }} />
      </span>
    </div>
  );
}

function Lines({ logs, isOpen }: { logs: HookLogs; isOpen: boolean }) {
  if (logs.lines === null) return <p className="[overflow-wrap:anywhere]">Its log could not be read: {logs.unread}</p>;
  if (logs.lines.length === 0) {
    return (
      <p>
        Nothing in <Mono>{logs.logGroup}</Mono> since{' '}
        {logs.startedAt === null ? 'it began' : formatUtcTime(logs.startedAt)}.
      </p>
    );
  }
  const own = logs.lines.filter((line) => line.ofThisDeployment).length;
  return (
    <details open={isOpen}>
      <summary className="cursor-pointer text-ink max-md:min-h-11 max-md:content-center">
        Its log: {formatPlural(logs.lines.length, 'line')}
        {own > 0 ? `, ${own} of this deployment first` : ', none names this deployment'}
      </summary>
      <ol className="mt-1 max-h-56 space-y-0.5 overflow-auto rounded-control border border-line bg-sunken p-2 font-mono text-axis">
        {logs.lines.map((line, index) => (
          <li key={index} className={line.ofThisDeployment ? 'text-ink' : 'text-ink-3'}>
            <span className="tabular-nums">{formatUtcTime(line.at)}</span>{' '}
            <span className="whitespace-pre-wrap [overflow-wrap:anywhere]">{line.message}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
