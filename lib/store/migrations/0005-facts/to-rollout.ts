/** A rollout's JSON as it was before this migration, as far as it is needed here. */
export interface OldRollout {
  createdAt: string;
  startedAt?: string | null;
  baselineVersion: string | null;
  candidateVersion: string | null;
  watched?: { from: string | null; to: string | null; missing: string[] };
  verdict?: OldVerdict | null;
  actions?: unknown;
}

interface OldVerdict {
  headline?: string;
  detail?: string;
  besides?: string[];
  slow?: { headline?: string; detail?: string } | null;
}

/** Sentences become facts; `actions` goes. Everything else stays as it is. */
export function toRollout({ actions: _actions, ...rollout }: OldRollout): Record<string, unknown> {
  const { watched, verdict, baselineVersion, candidateVersion } = rollout;
  return {
    ...rollout,
    ...(watched === undefined
      ? {}
      : { watched: { ...watched, missing: watched.missing.map((sentence) => toMissing(sentence, rollout)) } }),
    verdict: verdict ? toVerdict(verdict, { baselineVersion, candidateVersion }) : null,
  };
}

function toVerdict({ headline: _headline, detail: _detail, ...verdict }: OldVerdict, versions: object): object {
  const { headline: _slowHeadline, detail: _slowDetail, ...slow } = verdict.slow ?? {};
  return {
    ...versions,
    ...verdict,
    slow: verdict.slow ? slow : null,
    besides: (verdict.besides ?? []).map(toBeside),
  };
}

const TIME = /(\d\d):(\d\d):(\d\d)/.source;
const BETWEEN = new RegExp(`^Between (${TIME}) and (${TIME}) UTC (Sluice did not watch|the alias was not read): `);
const BEFORE = new RegExp(`^Before (${TIME}) UTC Sluice did not watch: `);
const PREFIXES = [
  ['minutes-refused', 'The calls of both versions could not be read: '],
  ['alarm-history-refused', 'The history of its alarms could not be read: '],
] as const;

function toMissing(sentence: string, { createdAt, startedAt }: OldRollout): object {
  const begin = startedAt ?? createdAt;
  const between = BETWEEN.exec(sentence);
  if (between !== null) {
    const from = momentAfter(createdAt < begin ? createdAt : begin, between[1] ?? '');
    const to = momentAfter(from, between[5] ?? '');
    return { kind: between[9] === 'Sluice did not watch' ? 'unwatched-between' : 'unread-between', from, to };
  }
  const before = BEFORE.exec(sentence);
  if (before !== null) return { kind: 'unwatched-before', until: momentAfter(begin, before[1] ?? '') };
  if (/^(Sluice did not watch this rollout|This rollout ended before Sluice first looked)/.test(sentence))
    return { kind: 'never-watched' };
  if (sentence.startsWith('CloudWatch keeps figures by the minute for 15 days')) return { kind: 'minutes-expired' };
  for (const [kind, prefix] of PREFIXES)
    if (sentence.startsWith(prefix)) return { kind, answer: sentence.slice(prefix.length) };
  return { kind: 'refused', answer: sentence };
}

/**
 * The sentence had only the time of day: the first such moment after the rollout's start, which lasts two days at most.
 */
function momentAfter(begin: string, time: string): string {
  const today = `${begin.slice(0, 10)}T${time}.000Z`;
  // The start has milliseconds, the sentence had none.
  if (today >= `${begin.slice(0, 19)}.000Z`) return today;
  return new Date(Date.parse(today) + 24 * 3_600_000).toISOString();
}

const COUNTS = /([\d,]+) of ([\d,]+) calls? against ([\d,]+) of ([\d,]+) calls?/;
const SPLIT =
  /^The split is not what the alias says: The new version got ([^ ]+) of ([\d,]+) calls?; the alias says ([^ ]+)\. /;

function toBeside(sentence: string): object {
  const counts = / is throttled more often: /.test(sentence) ? COUNTS.exec(sentence) : null;
  if (counts !== null) {
    const [throttled, calls, baselineThrottled, baselineCalls] = counts.slice(1).map(toCount);
    return {
      kind: 'throttled',
      baseline: { calls: baselineCalls, throttled: baselineThrottled },
      candidate: { calls, throttled },
    };
  }
  const split = SPLIT.exec(sentence);
  if (split !== null) {
    const [, observed = '', calls = '', expected = ''] = split;
    return {
      kind: 'split',
      observedPercent: toPercent(observed),
      expectedPercent: toPercent(expected),
      calls: toCount(calls),
    };
  }
  return { kind: 'words', text: sentence };
}

const toCount = (text: string): number => Number(text.replaceAll(',', ''));

/** From a percentage as it was written: "24.8%", "<0.01%", ">99.9%", "—" (not known). */
export function toPercent(text: string): number | null {
  if (text.startsWith('<')) return 0.001;
  if (text.startsWith('>')) return 99.99;
  return /^\d+(\.\d+)?%$/.test(text) ? Number.parseFloat(text) : null;
}
