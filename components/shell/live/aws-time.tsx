'use client';

import { useAwsText } from '@/lib/client/use-aws-now.ts';
import { toIso } from '@/lib/domain/time/iso.ts';
import { formatUtcTime } from '@/lib/domain/format/format-utc.ts';

/** AWS's clock, which every time on the page goes by. */
export function AwsTime({ className }: { className?: string }) {
  const text = useAwsText((nowMs) => formatUtcTime(toIso(nowMs)));
  return (
    <span title="AWS's time, which everything here goes by" className={className} aria-live="off">
      <span className="tabular-nums">{text}</span> UTC
    </span>
  );
}
