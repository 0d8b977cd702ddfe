import { formatUtcMinute, formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import { toIso } from '@/lib/domain/time/iso.ts';

/** "13:45" in UTC; midnight shows the day instead ("21 Nov"). */
export function formatTick(ms: number): string {
  const clock = clockOf(ms);
  if (clock !== '00:00') return clock;
  return new Date(ms).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
}

/** "13:45", or with seconds "13:45:10", in UTC. */
export function clockOf(ms: number, withSeconds = false): string {
  return withSeconds ? formatUtcTime(toIso(ms)) : formatUtcMinute(toIso(ms));
}
