/**
 * Next calls this once when a server starts. The watcher starts here, not with the first request, so that nothing is
 * missed before anybody looks. `NEXT_RUNTIME` must be compared in place: Next removes the branch from bundles of other
 * runtimes.
 */
export async function register(): Promise<void> {
  if (process.env['NEXT_RUNTIME'] !== 'nodejs' || process.env['NEXT_PHASE'] === 'phase-production-build') return;
  const { getParts } = await import('./lib/wiring.ts');
  await getParts();
}
