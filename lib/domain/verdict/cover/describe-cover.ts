import { describeSpan } from '../../format/describe-span.ts';
import { formatCount, formatPlural } from '../../format/format-count.ts';
import { formatMoment } from '../../format/format-moment.ts';
import { toMs, type Iso } from '../../time/iso.ts';
import type { VerdictCover } from './verdict-cover.ts';
import type { RolloutVerdict } from '../rollout-verdict.ts';

const MINUTE_MS = 60_000;
/** CloudWatch's last figures of an ended rollout are in by then. */
const LATE_FIGURES_MS = 6 * MINUTE_MS;
/** While it runs, the last minute is always just being read. */
const USUALLY_UNREAD = 1;
/** A pause of one minute at the end is chance as often as not. */
const SHORT_MS = MINUTE_MS;

type Versions = Pick<RolloutVerdict, 'baselineVersion' | 'candidateVersion'>;

interface Span {
  /** Its minutes: of a running one those that have ended. */
  minutes: number;
  /** Of these, from the first on, how many count. */
  counted: number;
}

/**
 * What a verdict covers, in sentences: in how many minutes there were calls, whose calls ended before, and what is
 * still to come. `readAt`: when CloudWatch was last read for it (null: never). `now`: AWS's time; null: for a document
 * that is read at any time.
 */
export function describeCover(
  cover: VerdictCover,
  versions: Versions,
  { readAt, now }: { readAt: Iso | null; now: Iso | null },
): string {
  const span = spanOf(cover, readAt, now ?? readAt ?? cover.from);
  const sinceEndMs = cover.to === null ? null : now === null ? Number.POSITIVE_INFINITY : toMs(now) - toMs(cover.to);
  return [called(cover, span), ...silences(cover, span, versions, now), ...left(cover, span, sinceEndMs)].join(' ');
}

/** The same in a few words, where calls came in a part of the minutes only; null: in nearly all. */
export function coverInShort({ from, to, called: some }: VerdictCover, countedUntil: Iso | null): string | null {
  const until = to ?? countedUntil;
  const minutes = until === null ? 0 : minutesBetween(toMs(from), toMs(until));
  if (minutes - some <= Math.max(2, minutes * 0.2)) return null;
  return `calls in ${formatCount(some)} of ${formatCount(minutes)} min`;
}

function spanOf(cover: VerdictCover, readAt: Iso | null, now: Iso): Span {
  const fromMs = toMs(cover.from);
  const endMs = cover.to === null ? startOf(toMs(now)) : toMs(cover.to);
  const seen = [cover.countedTo, cover.baselineUntil, cover.candidateUntil].filter((at) => at !== null).map(toMs);
  const readMs = cover.to === null && readAt !== null ? startOf(toMs(readAt) - cover.settleMs) : fromMs;
  const minutes = minutesBetween(fromMs, endMs);
  return { minutes, counted: Math.min(minutes, minutesBetween(fromMs, Math.max(fromMs, readMs, ...seen))) };
}

function called({ called: some }: VerdictCover, { minutes, counted }: Span): string {
  if (minutes === 0) return 'No minute of the shift is over.';
  if (counted === 0) return 'None of its minutes has been counted.';
  if (some === 0) return `No calls were counted in its ${formatPlural(minutes, 'minute')}.`;
  if (some < minutes) return `Calls came in ${formatCount(some)} of its ${formatPlural(minutes, 'minute')}.`;
  return minutes === 1 ? 'Calls came in its one minute.' : `Calls came in each of its ${formatCount(minutes)} minutes.`;
}

/** Versions whose calls ended before the minutes that were counted. */
function silences(
  { from, called: some, baselineUntil, candidateUntil }: VerdictCover,
  { counted }: Span,
  { baselineVersion, candidateVersion }: Versions,
  now: Iso | null,
): string[] {
  if (some === 0) return [];
  const endMs = toMs(from) + counted * MINUTE_MS;
  const isSilent = (at: Iso | null) => at === null || endMs - toMs(at) > SHORT_MS;
  // A document is read on any day.
  const moment = (at: Iso) => formatMoment(at, now ?? '');
  if (baselineUntil !== null && baselineUntil === candidateUntil)
    return isSilent(baselineUntil) ? [`None came after ${moment(baselineUntil)}.`] : [];
  return [
    { version: baselineVersion, at: baselineUntil },
    { version: candidateVersion, at: candidateUntil },
  ].flatMap(({ version, at }) => {
    if (version === null || !isSilent(at)) return [];
    return [`None went to version ${version}${at === null ? '' : ` after ${moment(at)}`}.`];
  });
}

function left({ settleMs }: VerdictCover, { minutes, counted }: Span, sinceEndMs: number | null): string[] {
  const open = minutes - counted;
  if (sinceEndMs === null ? open <= USUALLY_UNREAD : open === 0) return [];
  const long =
    settleMs > MINUTE_MS
      ? ` Calls take up to ${describeSpan(settleMs / 1000)}, and CloudWatch has a call when it has ended.`
      : '';
  const last = open === 1 ? 'The last minute' : `The last ${formatCount(open)} minutes`;
  if (sinceEndMs !== null && sinceEndMs > LATE_FIGURES_MS + settleMs)
    return [`${last} ${open === 1 ? 'was' : 'were'} not counted.`];
  return [`${last} ${open === 1 ? 'is' : 'are'} still to come.${long}`];
}

const startOf = (ms: number): number => Math.floor(ms / MINUTE_MS) * MINUTE_MS;

function minutesBetween(fromMs: number, untilMs: number): number {
  return Math.max(0, Math.round((untilMs - fromMs) / MINUTE_MS));
}
