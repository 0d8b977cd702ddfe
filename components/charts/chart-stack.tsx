'use client';

import { useMemo, useRef, useState } from 'react';
import { CallsChart } from '@/components/charts/minutes/calls-chart.tsx';
import { GUTTER_PX, RIGHT_PX, type ChartAxis } from '@/components/charts/axis/chart-axis.ts';
import { ChartStackSkeleton } from './chart-stack-skeleton.tsx';
import { chooseSpan } from '@/components/charts/axis/choose-span.ts';
import { createCursorStore } from '@/components/charts/cursor/cursor-store.ts';
import { DurationChart } from '@/components/charts/minutes/duration-chart.tsx';
import { ErrorRateChart } from '@/components/charts/minutes/error-rate-chart.tsx';
import { EvidenceChart } from '@/components/charts/evidence/evidence-chart.tsx';
import { mergeMinutes, mergeWidth } from '@/components/charts/minutes/merge-minutes.ts';
import { pinEvents } from './pin-events.ts';
import { ShareChart } from '@/components/charts/share/share-chart.tsx';
import type { ShareStory } from '@/components/charts/share/share-labels.tsx';
import { ThrottlesChart } from '@/components/charts/minutes/throttles-chart.tsx';
import { MINUTE_MS, minutePx, snapToPixel } from '@/components/charts/axis/time-scale.ts';
import { timeTicks } from '@/components/charts/axis/time-ticks.ts';
import { toErrorRates } from '@/components/charts/minutes/to-error-rates.ts';
import { toEvidenceRows } from '@/components/charts/evidence/to-evidence-rows.ts';
import { lastCountedMinute, toMinutes } from '@/components/charts/minutes/to-minutes.ts';
import { toSteps } from '@/components/charts/share/to-steps.ts';
import { useWidth } from '@/components/charts/axis/use-width.ts';
import { Card } from '@/components/ui/card.tsx';
import type { Series } from '@/lib/domain/series/series.ts';
import type { Moment } from '@/lib/domain/rollout/moments-of.ts';
import { Version } from '@/components/status/version.tsx';

const CARD_PADDING_PX = 14;
const COMPACT_BELOW_PX = 560;
const LEAST_MARK_PX = 5;

export interface ChartStackProps {
  series: Series;
  /** Moments to pin on the charts. */
  events: Moment[];
  baseline: string | null;
  candidate: string | null;
  /** When traffic began to shift, or the nearest moment that is known. */
  startMs: number;
  /** The plan's last step as predicted; null: no plan. */
  planEndMs: number | null;
  /** When it was over, rollback included; null: it runs. */
  endMs: number | null;
  /** Up to when the alias's weights are known; at most now. */
  routedUntilMs: number;
  /** AWS's time. */
  nowMs: number;
  story: ShareStory;
  /** Shown beside the title of the first chart. */
  note?: string | undefined;
}

/** All charts of a rollout under one time axis and one cursor, in two cards. */
export function ChartStack(props: ChartStackProps) {
  const { series, nowMs, endMs } = props;
  const ref = useRef<HTMLDivElement>(null);
  const outerPx = useWidth(ref);
  const [cursor] = useState(createCursorStore);
  const baseline = props.baseline ?? 'unknown';
  const candidate = props.candidate ?? 'unknown';

  const { fromMs, toMs, drawnUntilMs } = chooseSpan({
    startMs: props.startMs,
    planEndMs: props.planEndMs,
    endMs,
    nowMs,
  });
  const minutes = useMemo(
    () =>
      toMinutes(series, props.baseline, props.candidate).filter(
        ({ atMs }) => atMs >= fromMs && atMs + MINUTE_MS <= drawnUntilMs,
      ),
    [series, props.baseline, props.candidate, fromMs, drawnUntilMs],
  );
  const rates = useMemo(() => toErrorRates(minutes), [minutes]);
  const evidence = useMemo(
    () => toEvidenceRows(series, { fromMs, untilMs: drawnUntilMs }),
    [series, fromMs, drawnUntilMs],
  );
  const planned = useMemo(() => toSteps(series.planned), [series]);
  const routed = useMemo(() => toSteps(series.routed), [series]);

  const axis = useMemo((): ChartAxis | null => {
    if (outerPx === null) return null;
    const widthPx = Math.max(260, outerPx - 2 * CARD_PADDING_PX - 2);
    const compact = outerPx < COMPACT_BELOW_PX;
    const scale = { fromMs, toMs, leftPx: GUTTER_PX, rightPx: widthPx - RIGHT_PX };
    const ticks = timeTicks(scale, compact ? 62 : 84);
    const pins = pinEvents(props.events, { fromMs, toMs });
    return { scale, widthPx, ticks, compact, cursor, pins, baseline, candidate };
  }, [outerPx, fromMs, toMs, cursor, props.events, baseline, candidate]);
  const merged = useMemo(
    () => (axis ? mergeMinutes(minutes, mergeWidth(minutePx(axis.scale), LEAST_MARK_PX)) : []),
    [minutes, axis],
  );

  if (!axis) {
    return (
      <div ref={ref}>
        <ChartStackSkeleton />
      </div>
    );
  }
  const counted = lastCountedMinute(minutes);
  const routedUntilMs = snapToPixel(axis.scale, Math.min(nowMs, drawnUntilMs, props.routedUntilMs));
  const countedUntilMs = counted === null ? 0 : counted.atMs + MINUTE_MS;
  // Long after the end "now" says nothing about this rollout any more.
  const shown = nowMs <= (endMs === null ? toMs : drawnUntilMs) ? nowMs : null;
  const knownUntilMs =
    shown === null ? Math.max(routedUntilMs, countedUntilMs) : snapToPixel(axis.scale, Math.max(shown, countedUntilMs));
  const common = { axis, knownUntilMs, nowMs: shown };
  const counts = { ...common, minutes, merged };
  return (
    <div ref={ref} className="flex flex-col gap-3.5">
      <Card as="div" className="px-3.5 pt-2.5 pb-2">
        <ShareChart
          {...counts}
          planned={planned}
          routed={routed}
          routedUntilMs={routedUntilMs}
          startMs={props.startMs}
          story={props.story}
          note={props.note}
        />
      </Card>
      <Card as="section" aria-label="The two versions, side by side" className="px-3.5 pt-2.5 pb-2">
        <div className="mb-1 flex min-h-7 flex-wrap items-center gap-x-3">
          <h2 className="text-section font-semibold">The two versions, side by side</h2>
          <p className="text-meta text-ink-3 max-md:hidden">
            CloudWatch counts each finished minute, about a minute late
          </p>
          <VersionPair baseline={props.baseline} candidate={props.candidate} />
        </div>
        <ErrorRateChart {...common} rates={rates} />
        <EvidenceChart {...common} rows={evidence} />
        <DurationChart {...common} minutes={minutes} />
        <CallsChart {...counts} />
        <ThrottlesChart {...counts} />
      </Card>
    </div>
  );
}

/** "41 baseline  42 candidate": which mark is which version. */
function VersionPair({ baseline, candidate }: Pick<ChartStackProps, 'baseline' | 'candidate'>) {
  return (
    <div className="ml-auto flex items-center gap-4 text-meta max-md:hidden">
      <span className="inline-flex items-center gap-1.5">
        <Version kind="baseline" value={baseline} size="sm" /> <span className="text-ink-3">baseline</span>
      </span>
      <span className="inline-flex items-center gap-1.5">
        <Version kind="candidate" value={candidate} size="sm" /> <span className="text-ink-3">candidate</span>
      </span>
    </div>
  );
}
