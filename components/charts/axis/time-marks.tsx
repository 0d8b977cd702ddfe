import type { PlotPlace } from './chart-axis.ts';
import { xOf } from './time-scale.ts';

export const PIN_COLOUR = {
  bad: 'var(--bad)',
  ink: 'var(--ink)',
  base: 'var(--base)',
  ok: 'var(--ok)',
  byp: 'var(--byp)',
} as const;

/** The part of a plot beyond what is known, sunken. */
export function Beyond({ axis, box, fromMs }: PlotPlace & { fromMs: number }) {
  const left = Math.max(axis.scale.leftPx, xOf(axis.scale, fromMs));
  if (left >= axis.scale.rightPx) return null;
  return (
    <div
      aria-hidden="true"
      className="absolute bg-sunken"
      style={{ left, width: axis.scale.rightPx - left, top: box.topPx, height: box.bottomPx - box.topPx }}
    />
  );
}

/** Hairlines of the events, and the line of "now" when it lies on the axis. */
export function TimeLines({ axis, box, nowMs }: PlotPlace & { nowMs: number | null }) {
  const { scale } = axis;
  const now = nowMs !== null && nowMs >= scale.fromMs && nowMs <= scale.toMs ? xOf(scale, nowMs) : null;
  return (
    <svg
      aria-hidden="true"
      width={axis.widthPx}
      height={box.heightPx}
      className="pointer-events-none absolute inset-0 overflow-visible"
    >
      {axis.pins.map((pin) => {
        const x = xOf(scale, pin.atMs);
        return (
          <line
            key={pin.number}
            x1={x}
            x2={x}
            y1={box.topPx}
            y2={box.bottomPx}
            stroke={PIN_COLOUR[pin.tone]}
            strokeWidth={1}
            opacity={0.8}
          />
        );
      })}
      {now === null ? null : (
        <line x1={now} x2={now} y1={box.topPx - 4} y2={box.bottomPx} stroke="var(--ink)" strokeWidth={1.5} />
      )}
    </svg>
  );
}

type BeyondWordsProps = PlotPlace & {
  fromMs: number;
  text: string;
};

/** Words in the part that is not known, where they fit. */
export function BeyondWords({ axis, box, fromMs, text }: BeyondWordsProps) {
  const left = xOf(axis.scale, fromMs) + 8;
  if (axis.scale.rightPx - left < text.length * 6.3) return null;
  return (
    <span
      className="pointer-events-none absolute -translate-y-1/2 text-axis whitespace-nowrap text-ink-3"
      style={{ left, top: (box.topPx + box.bottomPx) / 2 }}
    >
      {text}
    </span>
  );
}

type EmptyPlotProps = PlotPlace & {
  /** Centred in the part before this. */
  untilMs: number;
  text: string;
};

/** Why a plot is empty, in its middle. */
export function EmptyPlot({ axis, box, untilMs, text }: EmptyPlotProps) {
  const width = xOf(axis.scale, Math.min(untilMs, axis.scale.toMs)) - axis.scale.leftPx;
  return (
    <p
      className="pointer-events-none absolute flex items-center justify-center px-4 text-center text-meta text-ink-3"
      style={{ left: axis.scale.leftPx, width: Math.max(width, 260), top: box.topPx, height: box.bottomPx - box.topPx }}
    >
      <span className="rounded-badge bg-surface px-2">{text}</span>
    </p>
  );
}
