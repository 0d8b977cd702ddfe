'use client';

import type { ChartAxis } from '@/components/charts/axis/chart-axis.ts';
import { clockOf } from '@/components/charts/axis/format-tick.ts';
import { MINUTE_MS, xOf } from '@/components/charts/axis/time-scale.ts';
import { useCursor } from '@/components/charts/cursor/use-cursor.ts';
import { formatPlural } from '@/lib/domain/format/format-count.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';

/** What the share chart says about one minute; null: not known. */
export interface ShareReading {
  calls: number | null;
  planned: number | null;
  routed: number | null;
  observed: number | null;
  band: { lowPercent: number; highPercent: number } | null;
}

const WIDTH_PX = 200;

interface ShareTooltipProps {
  axis: ChartAxis;
  topPx: number;
  readAt: (minuteMs: number) => ShareReading;
}

/** The box beside the cursor. */
export function ShareTooltip({ axis, topPx, readAt }: ShareTooltipProps) {
  const at = useCursor(axis.cursor);
  if (at === null) return null;
  const x = xOf(axis.scale, at + MINUTE_MS / 2);
  const left = x - 14 - WIDTH_PX >= 0 ? x - 14 - WIDTH_PX : Math.min(x + 14, axis.widthPx - WIDTH_PX);
  const { calls, planned, routed, observed, band } = readAt(at);
  const rows: [string, string | null][] = [
    ['planned', planned === null ? null : formatPercent(planned)],
    ['routed', routed === null ? null : formatPercent(routed)],
    ['observed', observed === null ? null : formatPercent(observed)],
    ['should fall in', band ? shareRange(band) : null],
  ];
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute z-10 rounded-control border border-line bg-raised px-2.5 py-2 text-meta shadow-tooltip"
      style={{ left, top: topPx, width: WIDTH_PX }}
    >
      <div className="mb-1 flex justify-between gap-3">
        <span className="font-semibold tabular-nums">
          {clockOf(at)} to {clockOf(at + MINUTE_MS)}
        </span>
        <span className="text-ink-3 tabular-nums">{calls === null ? 'no counts' : formatPlural(calls, 'call')}</span>
      </div>
      {rows.map(([name, value]) => (
        <div key={name} className="flex justify-between gap-3 leading-[19px]">
          <span className="text-ink-2">{name}</span>
          <span className={value === null ? 'text-ink-3' : 'font-semibold tabular-nums'}>
            {value ?? (name === 'routed' ? 'unknown' : '—')}
          </span>
        </div>
      ))}
    </div>
  );
}

/** "22% to 38%", whole percents: the band is no more exact than that. */
export function shareRange(band: { lowPercent: number; highPercent: number }): string {
  return `${Math.round(band.lowPercent)}% to ${Math.round(band.highPercent)}%`;
}
