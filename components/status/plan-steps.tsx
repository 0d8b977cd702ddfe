import { formatClock } from '@/lib/domain/format/format-clock.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import type { Plan } from '@/lib/domain/plan/plan.ts';

const WIDTH = 280;
const HEIGHT = 44;

/** A plan's steps as a small staircase: percent over time, with when all of it is there. */
export function PlanSteps({ plan }: { plan: Plan }) {
  const [first] = plan.steps;
  const last = plan.steps.at(-1);
  if (!first || !last) return null;
  // A little room after the last step, so that it can be seen to hold.
  const seconds = last.afterSeconds * 1.06 || 1;
  const x = (afterSeconds: number) => (afterSeconds / seconds) * WIDTH;
  const y = (percent: number) => HEIGHT - (percent / 100) * (HEIGHT - 2);
  const stairs = plan.steps.map((step) => `H${x(step.afterSeconds)}V${y(step.percent)}`).join('');
  const line = `M0 ${y(0)}${stairs}H${WIDTH}`;
  return (
    <span className="my-1.5 block">
      <svg
        role="img"
        aria-label={`${plan.steps.length} steps: ${formatPercent(first.percent)} at once, ${formatPercent(last.percent)} after ${formatClock(last.afterSeconds * 1000)}`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        className="block w-full"
      >
        <path d={`${line}V${HEIGHT}H0Z`} className="fill-cand/15" />
        <path d={line} className="fill-none stroke-cand" strokeWidth="1.5" />
      </svg>
      <span aria-hidden="true" className="flex justify-between text-axis text-ink-3 tabular-nums">
        <span>{formatPercent(first.percent)} at once</span>
        <span>
          {formatPercent(last.percent)} after {formatClock(last.afterSeconds * 1000)}
        </span>
      </span>
    </span>
  );
}
