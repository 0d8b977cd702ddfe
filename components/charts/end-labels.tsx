import { VersionMark } from '@/components/status/version.tsx';
import { yOf, type PlotPlace } from '@/components/charts/axis/chart-axis.ts';
import { xOf } from '@/components/charts/axis/time-scale.ts';

/** What a line ends with: its version, its last value, and what that rests on. */
export interface EndLabel {
  kind: 'baseline' | 'candidate';
  value: number;
  strong: string;
  /** Longest first; the first that fits is shown. */
  weak: string[];
}

const GAP_PX = 15;
const CHAR_PX = 6.3;
const MARK_PX = 16;

type EndLabelsProps = PlotPlace & {
  fromMs: number;
  labels: EndLabel[];
};

/** Labels to the right of what is known, at the height of their lines, moved apart so that they can be read. */
export function EndLabels({ axis, box, fromMs, labels }: EndLabelsProps) {
  const left = xOf(axis.scale, fromMs) + 8;
  const room = axis.scale.rightPx - left;
  const ys = dodgeLabels(
    labels.map((label) => yOf(box, Math.min(label.value, box.max))),
    GAP_PX,
    box.topPx + 7,
    box.bottomPx - 7,
  );
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0 overflow-hidden">
      {labels.map((label, index) => {
        const strong = MARK_PX + label.strong.length * 6.9;
        if (strong > room) return null;
        const weak = label.weak.find((text) => strong + 6 + text.length * CHAR_PX <= room);
        return (
          <span
            key={`${label.kind}${label.strong}${index}`}
            className="absolute flex -translate-y-1/2 items-center gap-1.5 text-axis whitespace-nowrap tabular-nums"
            style={{ left, top: ys[index] }}
          >
            <VersionMark kind={label.kind} className="size-[7px]" />
            <span className={label.kind === 'baseline' ? 'font-semibold text-base-ink' : 'font-semibold text-cand-ink'}>
              {label.strong}
            </span>
            {weak ? <span className="text-ink-3">{weak}</span> : null}
          </span>
        );
      })}
    </div>
  );
}

/**
 * Moves labels apart so that neighbours are at least `gapPx` from each other and all lie within [topPx, bottomPx],
 * keeping their order from top to bottom. Returns new y positions in the order given. With more labels than room, they
 * are spread evenly.
 */
export function dodgeLabels(yPx: number[], gapPx: number, topPx: number, bottomPx: number): number[] {
  const order = yPx.map((_, index) => index).toSorted((a, b) => (yPx[a] ?? 0) - (yPx[b] ?? 0) || a - b);
  const gap = Math.min(gapPx, order.length > 1 ? (bottomPx - topPx) / (order.length - 1) : gapPx);
  const placed: number[] = [];
  order.forEach((index, rank) => {
    const wanted = Math.min(Math.max(yPx[index] ?? 0, topPx), bottomPx);
    placed.push(rank === 0 ? wanted : Math.max(wanted, (placed[rank - 1] ?? 0) + gap));
  });
  let limit = bottomPx;
  for (let rank = placed.length - 1; rank >= 0; rank -= 1) {
    const y = Math.min(placed[rank] ?? 0, limit);
    placed[rank] = y;
    limit = y - gap;
  }
  const answer: number[] = [];
  order.forEach((index, rank) => {
    answer[index] = placed[rank] ?? 0;
  });
  return answer;
}
