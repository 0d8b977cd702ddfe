'use client';

import { Fragment, type ReactNode } from 'react';

import { Age } from '@/components/ui/age.tsx';
import { formatUtcDateTime, formatUtcTime } from '@/lib/domain/format-utc.ts';
import { useAwsText } from '@/lib/client/use-aws-now.ts';
import { describeAutoRollback } from '@/lib/domain/describe-auto-rollback.ts';
import { describeCreator } from '@/lib/domain/describe-creator.ts';
import { describePlan } from '@/lib/domain/describe-plan.ts';
import { isActive } from '@/lib/domain/is-active.ts';
import type { Iso } from '@/lib/domain/iso.ts';
import type { AsOf, Rollout } from '@/lib/domain/rollout.ts';

/** Plan, start, what happens by itself, and how old each source's word is, in one line. */
export function MetaLine({ rollout, asOf }: { rollout: Rollout; asOf: AsOf }) {
  const active = isActive(rollout.status);
  const from = rollout.startedAt ?? rollout.createdAt;
  const verb = rollout.startedAt === null && active ? 'created' : 'started';
  const by = describeCreator(rollout.creator, rollout.startedBy);
  const parts: ReactNode[] = [
    <span key="plan" title={rollout.plan.configName}>
      {describePlan(rollout.plan)}
    </span>,
    <span key="time">
      {active || rollout.completedAt === null ? (
        <>
          {verb} <Moment at={from} /> by <b className="font-medium text-ink">{by}</b>
        </>
      ) : (
        <>
          <Moment at={from} /> to <Moment at={rollout.completedAt} />, {verb} by{' '}
          <b className="font-medium text-ink">{by}</b>
        </>
      )}
    </span>,
    ...(active ? [<span key="auto">{describeAutoRollback(rollout.autoRollback).summary}</span>] : []),
    <Ages key="ages" asOf={asOf} active={active} />,
  ];
  return (
    <p className="mt-1 text-meta text-ink-2">
      {parts.map((part, index) => (
        // The parts are fixed in number and order.
        // oxlint-disable-next-line react/no-array-index-key
        <Fragment key={index}>
          {index > 0 ? (
            <span aria-hidden="true" className="mx-2 text-ink-3">
              ·
            </span>
          ) : null}
          {part}
        </Fragment>
      ))}
    </p>
  );
}

/** The time, with its day when that is not today. */
function Moment({ at }: { at: Iso }) {
  const today = useAwsText((nowMs) => new Date(nowMs).toISOString().slice(0, 10) === at.slice(0, 10));
  return (
    <time dateTime={at} title={`${formatUtcDateTime(at)} UTC`} className="tabular-nums">
      {today ? formatUtcTime(at) : formatUtcDateTime(at).slice(0, 16)}
    </time>
  );
}

const SOURCES = [
  { key: 'codedeploy', name: 'CodeDeploy' },
  { key: 'lambda', name: 'Lambda' },
  { key: 'cloudwatch', name: 'CloudWatch' },
] as const;

/** How old each source's word is. Of an ended rollout only what was read at all is told. */
function Ages({ asOf, active }: { asOf: AsOf; active: boolean }) {
  const read = SOURCES.filter(({ key }) => active || asOf[key] !== null);
  return (
    <span>
      {read.map(({ key, name }, index) => (
        <Fragment key={key}>
          {index === 0 ? `${name} read ` : `, ${name} `}
          {asOf[key] === null ? 'never' : <Age at={asOf[key]} ago={index === 0} />}
        </Fragment>
      ))}
    </span>
  );
}
