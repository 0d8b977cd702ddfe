'use client';

import { Fragment } from 'react';
import { Age } from '@/components/status/age.tsx';
import { Elapsed } from '@/components/status/countdown.tsx';
import { formatUtcDateTime, formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import { useAwsText } from '@/lib/client/use-aws-now.ts';
import { rollbackWordsOf } from '@/lib/domain/group/describe-auto-rollback.ts';
import { describeCreator } from '@/lib/domain/rollout/describe-creator.ts';
import { describePlan } from '@/lib/domain/plan/describe-plan.ts';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';
import type { AsOf, Rollout } from '@/lib/domain/rollout/rollout.ts';
import { toIso } from '@/lib/domain/time/iso.ts';

/** Plan, start, what happens by itself, and how old each source's data is, in one line. */
export function MetaLine({ rollout, asOf }: { rollout: Rollout; asOf: AsOf }) {
  const active = isActive(rollout.status);
  const from = rollout.startedAt ?? rollout.createdAt;
  const verb = rollout.startedAt === null && active ? 'created' : 'started';
  const by = describeCreator(rollout.creator, rollout.startedBy);
  return (
    <ul className="mt-1 flex flex-wrap gap-x-3 text-meta text-ink-2 md:gap-x-0 md:[&>li:not(:last-child)]:after:mx-2 md:[&>li:not(:last-child)]:after:text-ink-3 md:[&>li:not(:last-child)]:after:content-['·']">
      <li title={rollout.plan.configName}>{describePlan(rollout.plan)}</li>
      <li>
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
      </li>
      {active ? (
        <>
          <li className="max-md:hidden">{rollbackWordsOf(rollout).summary}</li>
          {/* On a phone the live indicator above shows the age, and the lifecycle card the total time. */}
          <li className="md:hidden">
            <Elapsed from={from} /> so far
          </li>
        </>
      ) : null}
      <li className="max-md:hidden">
        <Ages asOf={asOf} active={active} />
      </li>
    </ul>
  );
}

/** The time, with its day when that is not today. */
function Moment({ at }: { at: Iso }) {
  const today = useAwsText((nowMs) => toIso(nowMs).slice(0, 10) === at.slice(0, 10));
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

/** How old each source's data is; for an ended rollout, only of sources that were read. */
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
