import { formatMoment } from '../format/format-moment.ts';
import type { BypassUntil } from './group.ts';
import { howLong } from '../format/how-long.ts';
import { toMs, type Iso } from '../time/iso.ts';

/**
 * When a bypass ends, to follow a verb ("It re-arms itself …"): "after the next successful deployment of this group,
 * whatever its version", "at 14:35 UTC, in 31 min", or both, whichever comes first. null (nobody gave it an end): "at
 * no time: it has no end".
 */
export function describeBypassEnd(until: BypassUntil | null, now: Iso): string {
  if (until === null) return 'at no time: it has no end';
  const success = 'after the next successful deployment of this group, whatever its version';
  if (!('event' in until)) return atTime(until.at, now);
  return until.at === undefined ? success : `${success}, or ${atTime(until.at, now)}, whichever comes first`;
}

function atTime(at: Iso, now: Iso): string {
  const isAhead = toMs(at) > toMs(now);
  return `at ${formatMoment(at, now)}${isAhead ? `, in ${howLong(toMs(now), toMs(at))}` : ', which is past'}`;
}
