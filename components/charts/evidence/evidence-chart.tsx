'use client';

import { memo, useMemo } from 'react';
import { Line, ReferenceLine } from 'recharts';
import type { ChartAxis, ChartProps, PlotPlace } from '@/components/charts/axis/chart-axis.ts';
import { PlotSection } from '@/components/charts/plot-section.tsx';
import { formatEvidence } from './format-evidence.ts';
import { clockOf } from '@/components/charts/axis/format-tick.ts';
import { PlotBase } from '@/components/charts/axis/plot-base.tsx';
import { MINUTE_MS } from '@/components/charts/axis/time-scale.ts';
import type { EvidenceRow } from './to-evidence-rows.ts';
import { useCursor } from '@/components/charts/cursor/use-cursor.ts';

const PLOT_PX = 64;
/** Where "worse" is said: evidence 100. */
const ENOUGH = 2;
/** The axis ends here: more evidence only pushes "worse" down to the bottom. */
const MOST = 6;

/** The evidence that the candidate fails more often, on a logarithmic axis; values beyond it lie on its edge. */
export function EvidenceChart({ rows, ...common }: ChartProps & { rows: EvidenceRow[] }) {
  const { axis } = common;
  const max = rows.some(({ log10 }) => log10 > ENOUGH + 1) ? MOST : ENOUGH + 1;
  const box = useMemo(() => ({ heightPx: PLOT_PX + 14, topPx: 6, bottomPx: 6 + PLOT_PX, max }), [max]);
  const byMinute = useMemo(() => new Map(rows.map((row) => [row.atMs - MINUTE_MS, row.log10])), [rows]);
  const last = rows.at(-1);
  const lastMs = last ? last.atMs - MINUTE_MS : null;
  const word = (ms: number) => {
    const log10 = byMinute.get(ms);
    return log10 === undefined ? 'no data' : formatEvidence(log10);
  };
  return (
    <PlotSection
      {...common}
      box={box}
      title={`Evidence that ${axis.candidate} fails more often`}
      note="1 says nothing; at 100 it is called worse"
      readout={<EvidenceReadout axis={axis} lastMs={lastMs} word={word} />}
      table={() => ({
        columns: ['Minute', 'Evidence'],
        rows: rows.toReversed().map(({ atMs, log10 }) => ({ atMs: atMs - MINUTE_MS, cells: [formatEvidence(log10)] })),
      })}
      subject="evidence"
      lastMs={lastMs}
      describe={(ms) => `${clockOf(ms + MINUTE_MS)}: evidence ${word(ms)}`}
      empty={last ? null : 'No minute with calls of both versions yet'}
      says={last ? formatEvidence(last.log10) : null}
    >
      <EvidencePlot axis={axis} box={box} rows={rows} />
    </PlotSection>
  );
}

interface EvidenceReadoutProps {
  axis: ChartAxis;
  lastMs: number | null;
  word: (minuteMs: number) => string;
}

function EvidenceReadout({ axis, lastMs, word }: EvidenceReadoutProps) {
  const pointed = useCursor(axis.cursor);
  const at = pointed ?? (axis.compact ? lastMs : null);
  if (at === null) return null;
  return (
    <span aria-hidden="true" className="text-meta font-medium whitespace-nowrap tabular-nums">
      {word(at)}
    </span>
  );
}

const EvidencePlot = memo(function EvidencePlot({ axis, box, rows }: PlotPlace & { rows: EvidenceRow[] }) {
  const drawn = useMemo(
    () => rows.map(({ atMs, log10 }) => ({ atMs, log10: Math.min(box.max, Math.max(0, log10)) })),
    [rows, box.max],
  );
  const ticks = box.max === MOST ? [0, ENOUGH, 4, MOST] : [0, 1, ENOUGH];
  return (
    <PlotBase axis={axis} box={box} rows={drawn} yTicks={ticks} formatY={formatEvidence} withTimes={false}>
      <ReferenceLine y={ENOUGH} stroke="var(--bad)" strokeDasharray="4 3" />
      <Line
        dataKey="log10"
        stroke="var(--ink)"
        strokeWidth={2}
        isAnimationActive={false}
        dot={false}
        activeDot={false}
      />
    </PlotBase>
  );
});
