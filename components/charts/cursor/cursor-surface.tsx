'use client';

import type { KeyboardEvent, PointerEvent } from 'react';
import type { PlotPlace } from '@/components/charts/axis/chart-axis.ts';
import { MINUTE_MS, ceilMinute, floorMinute, minuteAt } from '@/components/charts/axis/time-scale.ts';
import { useCursor } from './use-cursor.ts';
import { clockOf } from '@/components/charts/axis/format-tick.ts';

type CursorSurfaceProps = PlotPlace & {
  label: string;
  /** The minute to begin at when there is no cursor yet. */
  startAtMs: number;
  describe: (minuteMs: number) => string;
};

/**
 * The invisible surface over a plot that moves the shared cursor: hover, press and drag on a touch screen, arrow keys.
 * To a screen reader it is a slider over minutes whose value is read as a sentence.
 */
export function CursorSurface({ axis, box, label, startAtMs, describe }: CursorSurfaceProps) {
  const { scale, cursor } = axis;
  const at = useCursor(cursor);
  const first = ceilMinute(scale.fromMs);
  const last = floorMinute(scale.toMs - 1);
  const here = at ?? Math.min(last, Math.max(first, floorMinute(startAtMs)));

  const follow = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    cursor.set(minuteAt(scale, scale.leftPx + event.clientX - box.left));
  };
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.shiftKey ? 10 : 1;
    const to: Record<string, number> = {
      ArrowLeft: here - step * MINUTE_MS,
      ArrowRight: at === null ? here : here + step * MINUTE_MS,
      PageDown: here - 10 * MINUTE_MS,
      PageUp: here + 10 * MINUTE_MS,
      Home: first,
      End: last,
    };
    if (event.key === 'Escape' && at !== null) cursor.set(null);
    const target = to[event.key];
    if (target === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    cursor.set(Math.min(last, Math.max(first, target)));
  };

  return (
    <div
      // A range input would swallow the page's vertical scrolling on touch screens.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={first / MINUTE_MS}
      aria-valuemax={last / MINUTE_MS}
      aria-valuenow={here / MINUTE_MS}
      aria-valuetext={at === null ? `${clockOf(here)}, use the arrow keys to read minute by minute` : describe(here)}
      className="absolute touch-pan-y rounded-[2px] focus-visible:outline-offset-0"
      style={{
        left: scale.leftPx,
        width: scale.rightPx - scale.leftPx,
        top: box.topPx,
        height: box.bottomPx - box.topPx,
      }}
      onPointerMove={follow}
      onPointerDown={follow}
      onPointerLeave={() => cursor.set(null)}
      onPointerUp={(event) => {
        if (event.pointerType !== 'mouse') cursor.set(null);
      }}
      onPointerCancel={() => cursor.set(null)}
      onKeyDown={press}
      onBlur={() => cursor.set(null)}
    />
  );
}
