/**
 * A percentage, as short as possible without a false 0 or 100: 40%, 24.8%, 4.1%, 0.32%, <0.01%, >99.9%. null (unknown)
 * is "—".
 */
export function formatPercent(percent: number | null): string {
  if (percent === null || !Number.isFinite(percent)) return '—';
  if (percent < 0) return `−${formatPercent(-percent)}`;
  if (percent > 0 && percent < 0.005) return '<0.01%';
  if (percent < 100 && percent >= 99.95) return '>99.9%';
  return `${Number(percent.toFixed(percent < 0.995 ? 2 : 1))}%`;
}

/** "4.1%" of two counts. 0 of 0 is "—", not 0%. */
export function formatRate(part: number | null, whole: number | null): string {
  return part === null || whole === null || whole === 0 ? '—' : formatPercent((part / whole) * 100);
}
