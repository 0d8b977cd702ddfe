import type { ChartAxis } from '@/components/charts/axis/chart-axis.ts';
import type { Pin } from './pin-events.ts';
import { clockOf } from '@/components/charts/axis/format-tick.ts';
import { PIN_COLOUR } from '@/components/charts/axis/time-marks.tsx';
import { xOf } from '@/components/charts/axis/time-scale.ts';

/** Rows above the plot; more pins than this share them, and their words go below the chart. */
export const PIN_ROWS = 4;
export const PIN_ROW_PX = 20;

const INK = {
  bad: 'text-bad-ink',
  ink: 'text-ink',
  base: 'text-base-ink',
  ok: 'text-ok-ink',
} as const;

/** Whether the words fit beside the pins. */
function pinsHaveRoom(axis: ChartAxis): boolean {
  return !axis.compact && axis.pins.length <= PIN_ROWS;
}

/** Numbered pins above the plot, one a row, each with a stem down to it. */
export function Pins({ axis, plotTopPx }: { axis: ChartAxis; plotTopPx: number }) {
  const withWords = pinsHaveRoom(axis);
  const middle = (axis.scale.leftPx + axis.scale.rightPx) / 2;
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0">
      {axis.pins.map((pin, index) => {
        const x = xOf(axis.scale, pin.atMs);
        const y = 2 + (index % PIN_ROWS) * PIN_ROW_PX;
        const toLeft = x > middle;
        // Words of close pins stand in one column, clear of the stems of those before.
        const anchor = toLeft ? leftmostNear(axis, index) : x;
        return (
          <div key={pin.number}>
            <span
              className="absolute w-px"
              style={{ left: x - 0.5, top: y + 16, height: plotTopPx - y - 16, background: PIN_COLOUR[pin.tone] }}
            />
            <span
              className="absolute flex size-4 -translate-x-1/2 items-center justify-center rounded-full text-[10px] leading-none font-bold text-surface"
              style={{ left: x, top: y, background: PIN_COLOUR[pin.tone] }}
            >
              {pin.number}
            </span>
            {withWords ? (
              <span
                className="absolute text-meta whitespace-nowrap"
                style={{ top: y, ...(toLeft ? { right: axis.widthPx - anchor + 13 } : { left: anchor + 13 }) }}
              >
                <PinWords pin={pin} />
              </span>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}

const WORDS_PX = 220;

function leftmostNear(axis: ChartAxis, index: number): number {
  const x = xOf(axis.scale, axis.pins[index]?.atMs ?? 0);
  const near = axis.pins.map((pin) => xOf(axis.scale, pin.atMs)).filter((other) => other <= x && other > x - WORDS_PX);
  return Math.min(x, ...near);
}

/** The same events as a list, for everybody where there is no room beside the pins, and for screen readers always. */
export function PinList({ axis }: { axis: ChartAxis }) {
  if (axis.pins.length === 0) return null;
  return (
    <ol className={pinsHaveRoom(axis) ? 'sr-only' : 'mt-1 flex flex-col gap-1 text-meta'}>
      {axis.pins.map((pin) => (
        <li key={pin.number} className="flex items-start gap-2">
          <span
            className="mt-px flex size-4 shrink-0 items-center justify-center rounded-full text-[10px] leading-none font-bold text-surface"
            style={{ background: PIN_COLOUR[pin.tone] }}
          >
            {pin.number}
          </span>
          <span className="min-w-0 [overflow-wrap:anywhere]">
            <PinWords pin={pin} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function PinWords({ pin }: { pin: Pin }) {
  return (
    <>
      <span className={`font-semibold ${INK[pin.tone]}`}>{pin.text}</span>{' '}
      <span className="text-ink-3 tabular-nums">{clockOf(pin.atMs, true)}</span>
    </>
  );
}
