import type { ChartAxis } from '@/components/charts/axis/chart-axis.ts';
import { xOf } from '@/components/charts/axis/time-scale.ts';
import type { Pin } from './pin-events.ts';

/** Rows above the plot; more pins than this share them, and their words go below the chart. */
export const PIN_ROWS = 4;

/** From a pin's middle to its words. */
const GAP_PX = 13;
/** Of a letter of the words, at most on average: without a browser their width is not known. */
const LETTER_PX = 7;
/** " 14:02:37" behind the words. */
const CLOCK_LETTERS = 9;
/** Pins that are nearer than this have their words in one column. */
const NEAR_PX = 220;

interface PlacedPin {
  pin: Pin;
  x: number;
  /** Where its words stand, px from that edge of the chart. */
  words: { left: number } | { right: number };
}

/** Where pins and their words stand. `withWords` false: not all words have room, so they go below the chart. */
export function placePins(axis: ChartAxis): { pins: PlacedPin[]; withWords: boolean } {
  const middle = (axis.scale.leftPx + axis.scale.rightPx) / 2;
  const at = axis.pins.map((pin) => ({ pin, x: xOf(axis.scale, pin.atMs) }));
  let withWords = !axis.compact && at.length <= PIN_ROWS;
  const pins = at.map(({ pin, x }) => {
    const toLeft = x > middle;
    // Words of close pins stand clear of the stems of those before.
    const near = at.map((other) => other.x).filter((other) => other <= x && other > x - NEAR_PX);
    const anchor = toLeft ? Math.min(x, ...near) : x;
    const room = (toLeft ? anchor : axis.widthPx - anchor) - GAP_PX;
    if ((pin.text.length + CLOCK_LETTERS) * LETTER_PX > room) withWords = false;
    return { pin, x, words: toLeft ? { right: axis.widthPx - anchor + GAP_PX } : { left: anchor + GAP_PX } };
  });
  return { pins, withWords };
}
