'use client';

import type { ComponentProps, ReactNode } from 'react';
import type { ChartProps, PlotPlace } from '@/components/charts/axis/chart-axis.ts';
import { Beyond, BeyondWords, EmptyPlot, TimeLines } from '@/components/charts/axis/time-marks.tsx';
import { CursorLine, type CursorMark } from '@/components/charts/cursor/cursor-line.tsx';
import { CursorSurface } from '@/components/charts/cursor/cursor-surface.tsx';
import { ChartSection } from './chart-section.tsx';
import { EndLabels, type EndLabel } from './end-labels.tsx';

type PlotSectionProps = ChartProps &
  PlotPlace &
  Pick<ComponentProps<typeof ChartSection>, 'title' | 'note' | 'readout' | 'table'> & {
    /** What the cursor's surface is called after "Time cursor, ". */
    subject: string;
    /** The last minute with a figure; null: none. The cursor begins there. */
    lastMs: number | null;
    /** One minute as a sentence. */
    describe: (minuteMs: number) => string;
    /** Why the plot is empty; null: it is not. */
    empty: string | null;
    /** Right of what is known, at the height of the lines or bars. */
    labels?: EndLabel[];
    /** Right of what is known, where lines or bars say nothing. */
    says?: string | null;
    marksAt?: (minuteMs: number) => CursorMark[];
    /** Write the time at the cursor under the plot. */
    pill?: boolean;
    /** The plot itself. */
    children: ReactNode;
  };

/** A chart of the two versions: its head, and the layers of its plot in the order in which they lie on each other. */
export function PlotSection(props: PlotSectionProps) {
  const { axis, box, knownUntilMs, labels = [], says = null, lastMs } = props;
  const place = { axis, box };
  return (
    <ChartSection
      title={props.title}
      note={props.note}
      level={3}
      heightPx={box.heightPx}
      readout={props.readout}
      table={props.table}
    >
      <Beyond {...place} fromMs={knownUntilMs} />
      {props.children}
      {props.empty === null ? null : <EmptyPlot {...place} untilMs={knownUntilMs} text={props.empty} />}
      <TimeLines {...place} nowMs={props.nowMs} />
      {axis.compact ? null : <EndLabels {...place} fromMs={knownUntilMs} labels={labels} />}
      {says === null ? null : <BeyondWords {...place} fromMs={knownUntilMs} text={says} />}
      <CursorLine {...place} marksAt={props.marksAt} pill={props.pill} />
      <CursorSurface
        {...place}
        label={`Time cursor, ${props.subject}`}
        startAtMs={lastMs ?? knownUntilMs}
        describe={props.describe}
      />
    </ChartSection>
  );
}
