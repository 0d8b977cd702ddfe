'use client';

import { formatAge, formatAgo } from '@/lib/domain/format/format-age.ts';
import { formatUtcDateTime } from '@/lib/domain/format/format-utc.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';
import { useAwsText } from '@/lib/client/use-aws-now.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

interface AgeProps {
  at: Iso | null;
  /** false leaves out "ago". */
  ago?: boolean | undefined;
  className?: string | undefined;
}

/** "2 s ago" by AWS's clock, ticking; the instant itself is its tooltip. `at` null: never. */
export function Age({ at, ago = true, className }: AgeProps) {
  const text = useAwsText((nowMs) => {
    const ms = at === null ? null : nowMs - toMs(at);
    return ago ? formatAgo(ms) : formatAge(ms);
  });
  if (at === null) return <span className={className}>{text}</span>;
  return (
    <time dateTime={at} title={`${formatUtcDateTime(at)} UTC`} className={className}>
      {text}
    </time>
  );
}
