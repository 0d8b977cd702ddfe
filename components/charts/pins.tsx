import type { ChartAxis } from '@/components/charts/axis/chart-axis.ts';
import type { Pin } from './pin-events.ts';
import { clockOf } from '@/components/charts/axis/format-tick.ts';
import { PIN_COLOUR } from '@/components/charts/axis/time-marks.tsx';
import { PIN_ROWS, placePins } from './place-pins.ts';

export const PIN_ROW_PX = 20;

const INK = {
  bad: 'text-bad-ink',
  ink: 'text-ink',
  base: 'text-base-ink',
  ok: 'text-ok-ink',
} as const;

/** Numbered pins above the plot, one a row, each with a stem down to it. */
export function Pins({ axis, plotTopPx }: { axis: ChartAxis; plotTopPx: number }) {
  const { pins, withWords } = placePins(axis);
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-0">
      {pins.map(({ pin, x, words }, index) => {
        const y = 2 + (index % PIN_ROWS) * PIN_ROW_PX;
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
              <span className="absolute text-meta whitespace-nowrap" style={{ top: y, ...words }}>
                <PinWords pin={pin} />
              </span>
            ) : null}
          </div>
        );
      })}
    </div>
  );
}

/** The same events as a list, for everybody where there is no room beside the pins, and for screen readers always. */
export function PinList({ axis }: { axis: ChartAxis }) {
  if (axis.pins.length === 0) return null;
  return (
    <ol className={placePins(axis).withWords ? 'sr-only' : 'mt-1 flex flex-col gap-1 text-meta'}>
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
