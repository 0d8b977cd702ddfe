'use client';

import { yOf, type PlotPlace } from '@/components/charts/axis/chart-axis.ts';
import { clockOf } from '@/components/charts/axis/format-tick.ts';
import { MINUTE_MS, xOf } from '@/components/charts/axis/time-scale.ts';
import { useCursor } from './use-cursor.ts';

/** A value under the cursor that gets a mark on its line. */
export interface CursorMark {
  kind: 'baseline' | 'candidate';
  value: number;
}

type CursorLineProps = PlotPlace & {
  marksAt?: ((minuteMs: number) => CursorMark[]) | undefined;
  pill?: boolean | undefined;
};

/** The cursor through one chart, with a mark on each line that has a value there. `pill`: the time on the axis. */
export function CursorLine({ axis, box, marksAt, pill }: CursorLineProps) {
  const at = useCursor(axis.cursor);
  if (at === null) return null;
  const x = xOf(axis.scale, at + MINUTE_MS / 2);
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden">
      <svg width={axis.widthPx} height={box.heightPx} className="absolute inset-0">
        <line x1={x} x2={x} y1={box.topPx} y2={box.bottomPx} stroke="var(--ink-3)" strokeWidth={1} />
        {(marksAt?.(at) ?? [])
          .filter((mark) => mark.value <= box.max)
          .map((mark, index) => {
            const y = yOf(box, mark.value);
            const paint = { fill: `var(--${mark.kind === 'baseline' ? 'base' : 'cand'})`, stroke: 'var(--surface)' };
            return mark.kind === 'baseline' ? (
              <rect key={index} x={x - 3.5} y={y - 3.5} width={7} height={7} rx={1.5} {...paint} />
            ) : (
              <circle key={index} cx={x} cy={y} r={4} {...paint} />
            );
          })}
      </svg>
      {pill ? (
        <span
          className="absolute -translate-x-1/2 rounded-badge bg-ink px-1.5 text-axis font-semibold text-surface tabular-nums"
          style={{ left: x, top: box.bottomPx + 3 }}
        >
          {clockOf(at)}
        </span>
      ) : null}
    </div>
  );
}
