'use client';

import { ArrowRight, CircleQuestionMark, Undo2 } from 'lucide-react';
import Link from 'next/link';
import { Fragment, type ReactNode } from 'react';
import { AliasStation } from './alias-station.tsx';
import { formatSpan, spanMs } from '@/lib/domain/format/format-span.ts';
import { Station } from './station.tsx';
import { STATUS_INK, StatusIcon } from '@/components/status/status-icon.tsx';
import { rolloutPagePath } from '@/lib/client/api/api-paths.ts';
import { activatedAlarms } from '@/lib/domain/alarms/activated-alarms.ts';
import { describeReach, reachOf } from '@/lib/domain/rollout/reach-of.ts';
import { describeStatus } from '@/lib/domain/rollout/describe-status.ts';
import { formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import type { Series } from '@/lib/domain/series/series.ts';

interface EndChainProps {
  rollout: Rollout;
  linked: Rollout | null;
  series: Series | null;
  group: Group | null;
  /** Why the alias cannot be read; null: it can. */
  refused: string | null;
}

/**
 * How it ended, link by link: the rollout, the rollback that undid it (or that it is), and where the alias is now.
 * `linked` is the other end of the rollback; null: there is none, or it has not been read.
 */
export function EndChain({ rollout, linked, series, group, refused }: EndChainProps) {
  const undoes = rollout.rollback.of !== null;
  const original = undoes ? linked : rollout;
  const undoing = undoes ? rollout : linked;
  const originalId = rollout.rollback.of ?? rollout.id;
  const undoingId = undoes ? rollout.id : rollout.rollback.by;
  const links: { key: string; station: ReactNode; arrow: string | null }[] = [
    {
      key: 'ended',
      station: original ? (
        <Ended rollout={original} here={original.id === rollout.id} series={original === rollout ? series : null} />
      ) : (
        <Unread id={originalId} target={rollout.target} what="What it undoes" />
      ),
      arrow: undoingId === null ? 'now' : betweenEnds(original, undoing),
    },
  ];
  if (undoingId !== null) {
    links.push({
      key: 'rollback',
      station: undoing ? (
        <RolledBack rollout={undoing} here={undoing.id === rollout.id} />
      ) : (
        <Unread id={undoingId} target={rollout.target} what="Rolled back by" />
      ),
      arrow: 'now',
    });
  }
  links.push({
    key: 'alias',
    station: <AliasStation rollout={rollout} group={group} refused={refused} />,
    arrow: null,
  });
  return (
    <section aria-label="How it ended" className="flex items-stretch gap-2 max-lg:flex-col">
      {links.map(({ key, station, arrow }) => (
        <Fragment key={key}>
          {station}
          {arrow === null ? null : (
            <div className="flex w-20 shrink-0 flex-col items-center justify-center text-axis text-ink-3 max-lg:h-5 max-lg:w-full max-lg:flex-row max-lg:gap-2">
              <span>{arrow}</span>
              <ArrowRight aria-hidden="true" className="size-4 max-lg:rotate-90" />
            </div>
          )}
        </Fragment>
      ))}
    </section>
  );
}

function betweenEnds(original: Rollout | null, undoing: Rollout | null): string {
  const ms = spanMs(original?.completedAt ?? null, undoing?.completedAt ?? null);
  return ms === null ? 'then' : formatSpan(ms);
}

function Ended({ rollout, here, series }: { rollout: Rollout; here: boolean; series: Series | null }) {
  const { tone, alone: title, icon } = describeStatus(rollout);
  const alarms =
    rollout.error?.code === 'ALARM_ACTIVE'
      ? activatedAlarms(
          rollout.error.message,
          rollout.alarms.items.map((alarm) => alarm.name),
        )
      : [];
  const isDone = series === null || rollout.status === 'Succeeded';
  const reached = isDone ? null : describeReach(reachOf(rollout, series.routed), rollout.candidateVersion);
  const took = spanMs(rollout.startedAt, rollout.completedAt);
  return (
    <Station
      tone={tone === 'bad' ? 'bad' : 'neutral'}
      icon={<StatusIcon icon={icon} className={`size-4 ${STATUS_INK[tone].icon}`} />}
      title={
        <>
          {title}
          {alarms.length > 0 ? <span className="font-mono text-[0.95em]"> {alarms.join(', ')}</span> : null}
        </>
      }
      id={<DeploymentId rollout={rollout} here={here} />}
    >
      <p>
        at <b className="font-semibold text-ink tabular-nums">{formatUtcTime(rollout.completedAt)}</b>
        {reached === null ? '' : `, ${reached}`}
      </p>
      <p className="tabular-nums">
        {rollout.baselineVersion ?? '?'} → {rollout.candidateVersion ?? '?'}
        {took === null ? '' : `, ran ${formatSpan(took)}`}
      </p>
    </Station>
  );
}

function RolledBack({ rollout, here }: { rollout: Rollout; here: boolean }) {
  const active = isActive(rollout.status);
  const maker = rollout.creator === 'codeDeployRollback' ? 'made by CodeDeploy' : 'a deployment of its own';
  return (
    <Station
      tone={!active && rollout.status !== 'Succeeded' ? 'bad' : 'neutral'}
      icon={<Undo2 aria-hidden="true" className="size-4 text-base" />}
      title={active ? 'Being rolled back' : rollout.status === 'Succeeded' ? 'Rolled back' : 'Rollback did not succeed'}
      id={<DeploymentId rollout={rollout} here={here} />}
    >
      <p>
        {rollout.baselineVersion ?? '?'} → {rollout.candidateVersion ?? '?'}, {maker},{' '}
        <b className="font-semibold text-ink">{rollout.status}</b>
        {rollout.completedAt === null ? '' : ` at ${formatUtcTime(rollout.completedAt)}`}
      </p>
      <p>a rollback does not call hooks</p>
    </Station>
  );
}

function Unread({ id, target, what }: { id: string; target: string; what: string }) {
  return (
    <Station
      tone="neutral"
      icon={<CircleQuestionMark aria-hidden="true" className="size-4 text-ink-3" />}
      title={what}
      id={
        <Link href={rolloutPagePath(target, id)} className="underline underline-offset-2">
          {id}
        </Link>
      }
    >
      <p>not read yet</p>
    </Station>
  );
}

function DeploymentId({ rollout, here }: { rollout: Rollout; here: boolean }) {
  if (here) return <span title="This page">{rollout.id}</span>;
  return (
    <Link
      href={rolloutPagePath(rollout.target, rollout.id)}
      className="text-ink underline decoration-line-strong underline-offset-2 hover:decoration-ink max-md:-my-3 max-md:inline-block max-md:py-3"
    >
      {rollout.id}
    </Link>
  );
}
