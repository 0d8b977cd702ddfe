const ENDED = new Set(['Succeeded', 'Failed', 'Stopped']);

/**
 * Whether a deployment of this status still runs. A status that nobody here knows counts as running: to follow an ended one a
 * little longer costs a call, to lose sight of a running one costs more.
 */
export function isActive(status: string): boolean {
  return !ENDED.has(status);
}
