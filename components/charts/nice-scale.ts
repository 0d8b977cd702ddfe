/** The top of a y axis and its ticks, 0 included. */
export interface NiceScale {
  max: number;
  ticks: number[];
}

const ROUND = [1, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The smallest round axis from 0 that holds `value`, cut into `parts` equal steps that are round themselves. */
export function niceScale(value: number, parts: number): NiceScale {
  const raw = Math.max(value, 1e-9) / parts;
  const power = 10 ** Math.floor(Math.log10(raw));
  const unit = (ROUND.find((round) => round * power >= raw * 0.999999) ?? 10) * power;
  const ticks = Array.from({ length: parts + 1 }, (_, index) => Number((unit * index).toPrecision(12)));
  return { max: ticks[parts] ?? value, ticks };
}
