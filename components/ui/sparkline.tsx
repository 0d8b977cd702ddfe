import { clsx } from 'clsx';
import { toSparkSegments } from './to-spark-segments.ts';

const WIDTH = 80;
const HEIGHT = 18;

interface SparklineProps {
  values: (number | null)[];
  label: string;
  /** A dashed line at this value. */
  threshold?: number | null | undefined;
  tone?: 'base' | 'neutral' | 'bad' | undefined;
  className?: string | undefined;
}

/** A line of values without axes; null members are gaps, all null is a dotted floor. `label` says it in words. */
export function Sparkline({ values, label, threshold = null, tone = 'base', className }: SparklineProps) {
  const { segments, end, thresholdY } = toSparkSegments(values, threshold, WIDTH, HEIGHT);
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className={clsx(
        'block shrink-0 overflow-visible',
        tone === 'base' ? 'text-base' : tone === 'bad' ? 'text-bad' : 'text-ink-3',
        className ?? 'h-[18px] w-20',
      )}
    >
      {thresholdY !== null ? (
        <line x1="0" x2={WIDTH} y1={thresholdY} y2={thresholdY} className="stroke-bad" strokeDasharray="2 2" />
      ) : null}
      {segments.length === 0 ? (
        <line x1="2" x2={WIDTH - 2} y1={HEIGHT - 2} y2={HEIGHT - 2} className="stroke-ink-3" strokeDasharray="1 3" />
      ) : null}
      {segments.map((points) => (
        <polyline
          key={points}
          points={points}
          fill="none"
          stroke="currentColor"
          strokeWidth="1.25"
          strokeLinejoin="round"
          strokeLinecap="round"
        />
      ))}
      {end ? <circle cx={end.x} cy={end.y} r="1.75" fill="currentColor" /> : null}
    </svg>
  );
}
