import type { VersionRow } from '@/lib/domain/rollout/version-rows.ts';

const WIDTH = 150;
const MIDDLE = WIDTH / 2;
const COLOUR = { bad: 'var(--bad)', neutral: 'var(--ink)' } as const;

/** A difference with its 95% range on a line, zero in the middle. The words beside it say the same. */
export function DifferencePlot({ row }: { row: VersionRow }) {
  const { difference } = row;
  if (!difference) return null;
  const { points, lowPoints, highPoints } = difference;
  const reach = Math.max(Math.abs(lowPoints), Math.abs(highPoints), 0.1) * 1.2;
  const x = (value: number) => MIDDLE + (value / reach) * (MIDDLE - 4);
  return (
    <svg aria-hidden="true" width={WIDTH} height={18} className="mx-auto block max-w-full">
      <line x1="0" x2={WIDTH} y1="9" y2="9" stroke="var(--line)" />
      <line x1={MIDDLE} x2={MIDDLE} y1="1" y2="17" stroke="var(--line-strong)" strokeWidth="1.5" />
      <line
        x1={x(lowPoints)}
        x2={x(highPoints)}
        y1="9"
        y2="9"
        stroke={COLOUR[row.tone]}
        strokeWidth="2.5"
        strokeLinecap="round"
      />
      <circle cx={x(points)} cy="9" r="4.5" fill={COLOUR[row.tone]} stroke="var(--surface)" strokeWidth="1.5" />
    </svg>
  );
}
