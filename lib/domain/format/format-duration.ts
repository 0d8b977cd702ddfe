/** A latency: "0.8 ms", "112 ms", "1.2 s", "48 s". null (unknown) is "—". */
export function formatDurationMs(ms: number | null): string {
  if (ms === null || !Number.isFinite(ms)) return '—';
  if (ms < 0) return `−${formatDurationMs(-ms)}`;
  if (ms < 9.95) return `${Number(ms.toFixed(1))} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  return `${Number((ms / 1000).toFixed(ms < 9950 ? 1 : 0))} s`;
}
