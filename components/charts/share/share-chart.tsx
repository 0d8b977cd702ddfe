'use client';

import { type ReactNode, useMemo } from 'react';
import { AXIS_HEIGHT_PX, type ChartAxis, type PlotBox } from '@/components/charts/axis/chart-axis.ts';
import { ChartSection } from '@/components/charts/chart-section.tsx';
import { NO_DATA } from '@/components/charts/chart-table.tsx';
import { CursorLine } from '@/components/charts/cursor/cursor-line.tsx';
import { CursorSurface } from '@/components/charts/cursor/cursor-surface.tsx';
import { clockOf } from '@/components/charts/axis/format-tick.ts';
import type { Merged } from '@/components/charts/minutes/merge-minutes.ts';
import type { Minute } from '@/components/charts/minutes/minute.ts';
import { PIN_ROW_PX, PinList, Pins } from '@/components/charts/pins.tsx';
import { PIN_ROWS } from '@/components/charts/place-pins.ts';
import { ShareLabels, type ShareStory } from './share-labels.tsx';
import { ShareLegend } from './share-legend.tsx';
import { ShareDots, SharePlot } from './share-plot.tsx';
import { shareRange, ShareTooltip, type ShareReading } from './share-tooltip.tsx';
import { MINUTE_MS } from '@/components/charts/axis/time-scale.ts';
import { Beyond, EmptyPlot, TimeLines } from '@/components/charts/axis/time-marks.tsx';
import { fromFirstShift, toShareDots } from './to-share-dots.ts';
import { toShareRows } from './to-share-rows.ts';
import { percentAt, type Step } from './to-steps.ts';
import { unwatchedSpans } from './unwatched-spans.ts';
import { UnwatchedWords } from './unwatched-words.tsx';
import { binomialBand } from '@/lib/domain/statistics/binomial-band.ts';
import { meanPercent } from '@/lib/domain/statistics/mean-percent.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';

/** The candidate's share of traffic: as planned, as routed by the alias's weights, as counted. */
export function ShareChart({
  axis,
  minutes,
  merged,
  planned,
  routed,
  routedUntilMs,
  startMs,
  knownUntilMs,
  nowMs,
  story,
  note,
}: {
  axis: ChartAxis;
  minutes: Minute[];
  merged: Merged[];
  planned: Step[];
  routed: Step[];
  /** Up to when the alias's weights are known. */
  routedUntilMs: number;
  /** When traffic began to shift, or the nearest moment that is known. */
  startMs: number;
  knownUntilMs: number;
  /** null: not on the axis. */
  nowMs: number | null;
  story: ShareStory;
  /** Something that must be known to read the chart, e.g. what is missing from it. */
  note?: ReactNode;
}) {
  const heightPx = axis.compact ? 244 : 312;
  const rows = Math.min(PIN_ROWS, axis.pins.length);
  // The pins take their room from the plot, so that an alarm does not push the page down.
  const topPx = rows === 0 ? 26 : 6 + rows * PIN_ROW_PX;
  const box = useMemo<PlotBox>(
    () => ({ heightPx, topPx, bottomPx: heightPx - AXIS_HEIGHT_PX, max: 100 }),
    [heightPx, topPx],
  );
  const shareRows = useMemo(
    () => toShareRows(planned, routed, axis.scale, routedUntilMs),
    [planned, routed, axis.scale, routedUntilMs],
  );
  const unwatched = useMemo(
    () => unwatchedSpans(routed, { fromMs: startMs, untilMs: routedUntilMs }),
    [routed, startMs, routedUntilMs],
  );
  const dots = useMemo(() => fromFirstShift(toShareDots(merged)), [merged]);
  const byMinute = useMemo(() => new Map(minutes.map((minute) => [minute.atMs, minute])), [minutes]);
  const readAt = (ms: number) => readingAt(byMinute.get(ms), ms, planned, routed, routedUntilMs);
  const lastMs = minutes.findLast((minute) => minute.observedPercent !== null)?.atMs ?? null;

  return (
    <ChartSection
      title={`Traffic on version ${axis.candidate}`}
      note={note}
      readout={axis.compact ? null : <ShareLegend compact={false} />}
      above={axis.compact ? <ShareLegend compact /> : null}
      level={2}
      heightPx={heightPx}
      table={() => ({
        columns: ['Minute', 'planned', 'routed', 'observed', 'should fall in', 'calls'],
        rows: minutes.toReversed().map((minute) => {
          const reading = readAt(minute.atMs);
          const word = (percent: number | null) => (percent === null ? NO_DATA : formatPercent(percent));
          const cells = [
            word(reading.planned),
            reading.routed === null ? 'unknown' : formatPercent(reading.routed),
            word(reading.observed),
            reading.band ? shareRange(reading.band) : NO_DATA,
            reading.calls === null ? NO_DATA : String(reading.calls),
          ];
          return { atMs: minute.atMs, cells };
        }),
      })}
      below={<PinList axis={axis} />}
    >
      <Beyond axis={axis} box={box} fromMs={knownUntilMs} />
      <SharePlot axis={axis} box={box} rows={shareRows} dots={dots} />
      {routed.length === 0 && planned.length === 0 && dots.length === 0 ? (
        <EmptyPlot axis={axis} box={box} untilMs={knownUntilMs} text="No share was seen, planned or counted" />
      ) : null}
      {routed.length === 0 ? null : <UnwatchedWords axis={axis} box={box} spans={unwatched} />}
      <TimeLines axis={axis} box={box} nowMs={nowMs} />
      <ShareDots axis={axis} box={box} dots={dots} />
      <Pins axis={axis} plotTopPx={box.topPx} />
      <ShareLabels axis={axis} box={box} nowMs={nowMs} planned={planned} routed={routed} story={story} />
      <CursorLine axis={axis} box={box} pill />
      <ShareTooltip axis={axis} topPx={box.topPx + 12} readAt={readAt} />
      <CursorSurface
        axis={axis}
        box={box}
        label={`Time cursor, traffic on version ${axis.candidate}`}
        startAtMs={lastMs ?? knownUntilMs}
        describe={(ms) => sentence(ms, readAt(ms))}
      />
    </ChartSection>
  );
}

function readingAt(
  minute: Minute | undefined,
  ms: number,
  planned: Step[],
  routed: Step[],
  routedUntilMs: number,
): ShareReading {
  const untilMs = Math.min(ms + MINUTE_MS, routedUntilMs);
  const routedPercent = minute?.routedPercent ?? (ms < untilMs ? meanPercent(routed, ms, untilMs, null) : null);
  const calls = minute?.calls ?? null;
  return {
    calls,
    planned: percentAt(planned, ms + MINUTE_MS / 2) ?? (planned.length > 0 ? 0 : null),
    routed: routedPercent,
    observed: minute?.observedPercent ?? null,
    band: routedPercent === null || calls === null ? null : binomialBand(routedPercent, calls),
  };
}

function sentence(ms: number, reading: ShareReading): string {
  const word = (percent: number | null) => (percent === null ? 'not known' : formatPercent(percent));
  const range = reading.band ? `, should fall in ${shareRange(reading.band)}` : '';
  return `${clockOf(ms)}: planned ${word(reading.planned)}, routed ${word(reading.routed)}, observed ${word(reading.observed)}${range}`;
}
