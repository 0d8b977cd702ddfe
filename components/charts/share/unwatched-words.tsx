import type { PlotPlace } from '@/components/charts/axis/chart-axis.ts';
import { xOf } from '@/components/charts/axis/time-scale.ts';

const TEXT = 'not watched';
const WIDTH_PX = 100;

type UnwatchedWordsProps = PlotPlace & {
  spans: readonly { fromMs: number; toMs: number }[];
};

/** Says in each gap of the routed line that is wide enough why it is one. */
export function UnwatchedWords({ axis, box, spans }: UnwatchedWordsProps) {
  const { scale } = axis;
  return spans.map(({ fromMs, toMs }) => {
    const left = Math.max(scale.leftPx, xOf(scale, fromMs));
    const width = Math.min(scale.rightPx, xOf(scale, toMs)) - left;
    if (width < WIDTH_PX) return null;
    return (
      <span
        key={fromMs}
        aria-hidden="true"
        className="pointer-events-none absolute border-b border-dotted border-line-strong pr-1.5 text-right text-axis whitespace-nowrap text-ink-3"
        style={{ left, width, top: box.bottomPx - 19 }}
      >
        {TEXT}
      </span>
    );
  });
}
