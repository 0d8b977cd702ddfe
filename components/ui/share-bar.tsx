import { clsx } from 'clsx';
import { useId } from 'react';

export interface ShareBarProps {
  /** By the alias's weights; null: not known, the bar is then empty. */
  routedPercent: number | null;
  /** By the plan; the tick. */
  plannedPercent: number | null;
  /** Where the next step leads; the hatch. */
  nextPercent: number | null;
  /** By counted calls of the last finished minute; the dot. */
  observedPercent: number | null;
  /** Where 95% of dots should fall; the grey lane. */
  band: { lowPercent: number; highPercent: number } | null;
  /** The whole bar in one sentence. */
  label: string;
  /** Inner boundaries of a plan's steps, 0–100. */
  stepPercents?: readonly number[] | undefined;
  /** Height of the bar in px, without tick and lane. */
  height?: number | undefined;
  className?: string | undefined;
}

const TICK_ABOVE = 9;
const LANE_BELOW = 7;

/** All traffic as one bar: how much goes to the new version by plan, by weights and by count. */
export function ShareBar({
  routedPercent,
  plannedPercent,
  nextPercent,
  observedPercent,
  band,
  label,
  stepPercents = [],
  height = 9,
  className,
}: ShareBarProps) {
  const id = useId();
  const top = TICK_ABOVE;
  const laneY = top + height + LANE_BELOW;
  const routed = routedPercent ?? 0;
  const hatchTo = nextPercent !== null && nextPercent > routed ? nextPercent : null;
  const move = 'transition-all duration-200 ease-out';
  return (
    <svg
      role="img"
      aria-label={label}
      width="100%"
      height={laneY + 6}
      className={clsx('block overflow-visible', className)}
    >
      <defs>
        <pattern id={`${id}-hatch`} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="2.5" height="6" className="fill-cand-fill" opacity="0.75" />
        </pattern>
        <clipPath id={`${id}-clip`}>
          <rect x="0" y={top} width="100%" height={height} rx="2.5" />
        </clipPath>
      </defs>
      <g clipPath={`url(#${id}-clip)`}>
        <rect
          x="0"
          y={top}
          width="100%"
          height={height}
          className={routedPercent === null ? 'fill-hover' : 'fill-base-fill'}
        />
        {routedPercent !== null && hatchTo !== null ? (
          <rect
            y={top}
            height={height}
            fill={`url(#${id}-hatch)`}
            className={move}
            style={{ x: `${routed}%`, width: `${hatchTo - routed}%` }}
          />
        ) : null}
        <rect x="0" y={top} height={height} className={clsx('fill-cand-fill', move)} style={{ width: `${routed}%` }} />
        {routed > 0 && routed < 100 ? (
          <rect
            y={top}
            width="1.5"
            height={height}
            className={clsx('fill-surface', move)}
            style={{ x: `${routed}%` }}
          />
        ) : null}
        {stepPercents.map((percent) => (
          <rect
            key={percent}
            x={`${percent}%`}
            y={top}
            width="1"
            height={height}
            className="fill-surface"
            opacity="0.7"
          />
        ))}
      </g>
      {band ? (
        <line
          x1={`${band.lowPercent}%`}
          x2={`${band.highPercent}%`}
          y1={laneY}
          y2={laneY}
          strokeWidth="3"
          strokeLinecap="round"
          className="stroke-line-strong"
        />
      ) : null}
      {plannedPercent !== null ? (
        <svg x={`${plannedPercent}%`} y="0" className="overflow-visible">
          <path d={`M-4.5 0h9l-3.6 5v${top + height - 5}h-1.8v${-(top + height - 5)}Z`} className="fill-ink" />
        </svg>
      ) : null}
      {observedPercent !== null ? (
        <circle
          cx={`${observedPercent}%`}
          cy={laneY}
          r="3.75"
          strokeWidth="1.75"
          className={clsx('fill-surface stroke-ink', move)}
        />
      ) : null}
    </svg>
  );
}
