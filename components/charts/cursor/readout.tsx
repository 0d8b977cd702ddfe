'use client';

import { VersionMark } from '@/components/status/version.tsx';
import type { ChartAxis } from '@/components/charts/axis/chart-axis.ts';
import { useCursor } from './use-cursor.ts';
import { clockOf } from '@/components/charts/axis/format-tick.ts';
import { MINUTE_MS } from '@/components/charts/axis/time-scale.ts';

/** What both versions read at one minute, in words; null: no data there. */
interface Reading {
  base: string | null;
  cand: string | null;
}

interface ReadoutProps {
  axis: ChartAxis;
  lastMs: number | null;
  readAt: (minuteMs: number) => Reading;
  withTime?: boolean;
}

/** In a chart's head: the minute at the cursor; without one, on a phone, the last counted minute. */
export function Readout({ axis, lastMs, readAt, withTime = false }: ReadoutProps) {
  const pointed = useCursor(axis.cursor);
  const at = pointed ?? (axis.compact ? lastMs : null);
  if (at === null) return null;
  const { base, cand } = readAt(at);
  return (
    <div aria-hidden="true" className="flex items-center gap-2.5 text-meta whitespace-nowrap tabular-nums">
      {withTime && !axis.compact ? (
        <span className="text-ink-3">
          {clockOf(at)} to {clockOf(at + MINUTE_MS)}
        </span>
      ) : null}
      <ReadoutValue kind="baseline" version={axis.baseline} value={base} />
      <ReadoutValue kind="candidate" version={axis.candidate} value={cand} />
    </div>
  );
}

interface ReadoutValueProps {
  kind: 'baseline' | 'candidate';
  version: string;
  value: string | null;
}

function ReadoutValue({ kind, version, value }: ReadoutValueProps) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <VersionMark kind={kind} className="size-[7px]" />
      <span className={kind === 'baseline' ? 'font-semibold text-base-ink' : 'font-semibold text-cand-ink'}>
        {version}
      </span>
      <span className={value === null ? 'text-ink-3' : 'font-medium'}>{value ?? 'no data'}</span>
    </span>
  );
}
