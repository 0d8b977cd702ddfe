const ENDED = new Set(['Succeeded', 'Failed', 'Stopped']);

/**
 * Whether a deployment with this status still runs. An unknown status counts as running: following an ended deployment
 * a little longer costs a call, losing sight of a running one costs more.
 */
export function isActive(status: string): boolean {
  return !ENDED.has(status);
}
