import type { Iso } from '../../domain/time/iso.ts';

/**
 * An SDK date as an instant on the wire; null when absent or invalid (the SDK makes such a date from an odd timestamp).
 */
export function readDate(date: Date | undefined): Iso | null {
  return date === undefined || Number.isNaN(date.getTime()) ? null : date.toISOString();
}
