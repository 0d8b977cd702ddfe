import { besideThePlan } from './beside-the-plan.ts';
import { yOf, type PlotPlace } from '@/components/charts/axis/chart-axis.ts';
import { clockOf } from '@/components/charts/axis/format-tick.ts';
import { xOf } from '@/components/charts/axis/time-scale.ts';
import type { Step } from './to-steps.ts';
import { formatAge } from '@/lib/domain/format/format-age.ts';
import { formatClock } from '@/lib/domain/format/format-clock.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import { reachedPercent } from '@/lib/domain/plan/reached-percent.ts';

/** What the words on the share chart are made of. */
export type ShareStory =
  | {
      kind: 'running';
      routedPercent: number | null;
      next: { percent: number; atMs: number } | null;
      /** When all traffic is expected on the candidate. */
      planEndMs: number | null;
      /** The plan ends at 100% with this lifecycle event still to come. */
      afterwards: string | null;
    }
  | { kind: 'ended' };

/** Words stay readable where a line or a dot runs behind them. */
const HALO = '[text-shadow:0_0_2px_var(--surface),0_0_3px_var(--surface),0_0_4px_var(--surface)]';

type ShareLabelsProps = PlotPlace & {
  nowMs: number | null;
  planned: Step[];
  routed: Step[];
  story: ShareStory;
};

/** "now", the share now, the next step, and what the plan still holds, written where they are drawn. */
export function ShareLabels({ axis, box, nowMs, planned, routed, story }: ShareLabelsProps) {
  const { scale } = axis;
  const nowX = nowMs !== null && nowMs >= scale.fromMs && nowMs <= scale.toMs ? xOf(scale, nowMs) : null;
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute inset-0 overflow-hidden text-axis whitespace-nowrap tabular-nums"
    >
      {nowX === null || nowMs === null ? null : <NowLabel axis={axis} box={box} nowMs={nowMs} nowX={nowX} />}
      {story.kind === 'running' ? (
        <Running axis={axis} box={box} nowMs={nowMs} nowX={nowX} story={story} />
      ) : (
        <Ended axis={axis} box={box} planned={planned} routed={routed} />
      )}
    </div>
  );
}

function NowLabel({ axis, box, nowMs, nowX }: PlotPlace & { nowMs: number; nowX: number }) {
  if (axis.compact) return null;
  if (axis.pins.length > 0) {
    const fits = nowX + 84 < axis.scale.rightPx;
    return (
      <span
        className="absolute text-ink-2"
        style={{ top: box.bottomPx - 20, ...(fits ? { left: nowX + 6 } : { right: axis.widthPx - nowX + 6 }) }}
      >
        now {clockOf(nowMs, true)}
      </span>
    );
  }
  const half = 41;
  const left = Math.min(Math.max(nowX, axis.scale.leftPx + half), axis.widthPx - half);
  return (
    <span
      className="absolute -translate-x-1/2 rounded-badge bg-ink px-1.5 leading-5 font-semibold text-surface"
      style={{ left, top: 2 }}
    >
      now {clockOf(nowMs, true)}
    </span>
  );
}

type RunningProps = PlotPlace & {
  nowMs: number | null;
  nowX: number | null;
  story: Extract<ShareStory, { kind: 'running' }>;
};

function Running({ axis, box, nowMs, nowX, story }: RunningProps) {
  const { routedPercent, next, planEndMs, afterwards } = story;
  const nextX = next ? xOf(axis.scale, Math.max(next.atMs, nowMs ?? 0)) : null;
  const endFits = !axis.compact && axis.pins.length === 0 && nowX !== null && nowX + 45 < axis.scale.rightPx - 262;
  return (
    <>
      {routedPercent !== null && nowX !== null && nowX - axis.scale.leftPx > 90 ? (
        <span
          className={`absolute font-semibold text-cand-ink ${HALO}`}
          style={{ right: axis.widthPx - nowX + 6, top: Math.max(box.topPx, yOf(box, routedPercent) - 19) }}
        >
          {formatPercent(routedPercent)} routed
        </span>
      ) : null}
      {!axis.compact && next && nextX !== null && nowMs !== null && axis.scale.rightPx - nextX > 110 ? (
        <span
          className="absolute"
          style={{ left: nextX + 7, top: Math.min(yOf(box, next.percent) + 3, box.bottomPx - 36) }}
        >
          <span className="block font-semibold">
            {next.atMs > nowMs
              ? `${formatPercent(next.percent)} in ${formatClock(next.atMs - nowMs)}`
              : `${formatPercent(next.percent)} was due ${formatAge(nowMs - next.atMs)} ago`}
          </span>
          <span className="block text-ink-3">at about {clockOf(next.atMs, true)}</span>
        </span>
      ) : null}
      {endFits && planEndMs !== null ? (
        <span className="absolute text-ink-3" style={{ right: axis.widthPx - axis.scale.rightPx, top: box.topPx - 18 }}>
          100% at about {clockOf(planEndMs, true)}
          {afterwards ? `, then ${afterwards}` : ''}
        </span>
      ) : null}
    </>
  );
}

/** Width of "planned, not reached". */
const NOT_REACHED_PX = 112;

/** How far it came, and what the plan still held. */
function Ended({ axis, box, planned, routed }: PlotPlace & { planned: Step[]; routed: Step[] }) {
  const { scale } = axis;
  // Where the share was lost sight of, how far it came is not known.
  const highest = reachedPercent(routed);
  const from = routed.findIndex((step) => step.percent === highest);
  const until = routed[from + 1]?.atMs ?? null;
  const plannedEnd = planned.findLast((step) => step.atMs <= scale.toMs)?.percent ?? 0;
  const beside = besideThePlan(planned, scale, box, NOT_REACHED_PX);
  const reachedX = until === null ? null : xOf(scale, until);
  return (
    <>
      {highest !== null && highest > 0 && highest < 100 && reachedX !== null && reachedX - scale.leftPx > 90 ? (
        <span
          className={`absolute font-semibold text-cand-ink ${HALO}`}
          style={{ right: axis.widthPx - reachedX + 14, top: yOf(box, highest) - 19 }}
        >
          reached {formatPercent(highest)}
        </span>
      ) : null}
      {!axis.compact && beside !== null && highest !== null && plannedEnd > highest && highest < 100 ? (
        <span className={`absolute text-ink-3 ${HALO}`} style={beside}>
          planned, not reached
        </span>
      ) : null}
    </>
  );
}
