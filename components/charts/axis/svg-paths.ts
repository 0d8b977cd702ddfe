/** Many marks as one path: a day of minutes stays one element in the page. */

/** Rectangles from (x, y) of the given size; those without height are left out. */
export function rectsPath(rects: readonly { x: number; y: number; width: number; height: number }[]): string {
  return rects
    .filter((rect) => rect.height > 0 && rect.width > 0)
    .map((rect) => `M${r(rect.x)} ${r(rect.y)}h${r(rect.width)}v${r(rect.height)}h${r(-rect.width)}z`)
    .join('');
}

/** Circles around points. */
export function circlesPath(points: readonly { x: number; y: number }[], radius: number): string {
  return points
    .map(
      ({ x, y }) =>
        `M${r(x - radius)} ${r(y)}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`,
    )
    .join('');
}

/** A line through points; null breaks it. */
export function linePath(points: readonly ({ x: number; y: number } | null)[]): string {
  return points
    .map((point, index) => (point ? `${points[index - 1] ? 'L' : 'M'}${r(point.x)} ${r(point.y)}` : ''))
    .join('');
}

function r(value: number): number {
  return Math.round(value * 100) / 100;
}
