import type { Iso } from '../../domain/time/iso.ts';

/** An SDK date as it goes on the wire; null when absent or not a date (a client that was answered an odd timestamp makes one). */
export function readDate(date: Date | undefined): Iso | null {
  return date === undefined || Number.isNaN(date.getTime()) ? null : date.toISOString();
}
