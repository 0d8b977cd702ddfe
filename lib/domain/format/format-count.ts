/** A whole number with thousands separators: "1,264". null (unknown) is "—". */
export function formatCount(count: number | null): string {
  if (count === null || !Number.isFinite(count)) return '—';
  return Math.round(count)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
}

/** "1 call", "1,264 calls". */
export function formatPlural(count: number, one: string, many: string = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
