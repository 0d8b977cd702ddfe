'use client';

import { clsx } from 'clsx';
import { useAwsText } from '@/lib/client/use-aws-now.ts';
import { formatClock } from '@/lib/domain/format/format-clock.ts';
import { formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import { toMs } from '@/lib/domain/time/iso.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';

/** Time left until `at`, "0:37", by AWS's clock. Read out on demand, never announced. Stops at 0:00. */
export function Countdown({ at }: { at: Iso }) {
  // Rounded up, so that 0:00 comes when the moment does.
  const text = useAwsText((nowMs) => formatClock(Math.ceil((toMs(at) - nowMs) / 1000) * 1000));
  return (
    <time dateTime={at} title={`${formatUtcTime(at)} UTC`} className="tabular-nums" aria-live="off">
      {text}
    </time>
  );
}

interface ElapsedProps {
  from: Iso;
  to?: Iso | null | undefined;
  className?: string | undefined;
}

/** Time since `from`, "11:29", by AWS's clock; stands still at `to`. */
export function Elapsed({ from, to = null, className }: ElapsedProps) {
  const text = useAwsText((nowMs) => formatClock((to === null ? nowMs : toMs(to)) - toMs(from)));
  return (
    <span className={clsx('tabular-nums', className)} aria-live="off">
      {text}
    </span>
  );
}
