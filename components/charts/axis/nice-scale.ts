/** The top of a y axis and its ticks, 0 included. */
export interface NiceScale {
  max: number;
  ticks: number[];
}

const ROUND = [1, 1.25, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The smallest axis from 0 that holds `value` in `parts` equal round steps; `whole`: no fractions. */
export function niceScale(value: number, parts: number, kind: 'any' | 'whole' = 'any'): NiceScale {
  const least = kind === 'whole' ? 1 : 1e-9;
  const raw = Math.max(value / parts, least);
  const power = 10 ** Math.floor(Math.log10(raw));
  const units = ROUND.map((round) => Number((round * power).toPrecision(12)));
  const unit = units.find((each) => each >= raw * 0.999999 && (kind === 'any' || Number.isInteger(each))) ?? 10 * power;
  const ticks = Array.from({ length: parts + 1 }, (_, index) => Number((unit * index).toPrecision(12)));
  return { max: unit * parts, ticks };
}
