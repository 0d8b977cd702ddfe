import { toIso } from '../time/iso.ts';
import { DEFAULT_LIMIT_POINTS } from './verdict-at-limit.ts';
import { judgeMeasure } from './judge-measure.ts';
import { judgeSplit } from './judge-split.ts';
import { coverOf } from './cover/cover-of.ts';
import { SETTLE_MS, settleMinutes } from './settle-minutes.ts';
import type { Verdict, VerdictInput } from './verdict.ts';

const MINUTE_MS = 60_000;

/**
 * Whether the candidate is worse than the baseline, as far as the counts support it, valid however often one looks:
 * docs/verdict.md. Pure: with revised minutes the result is as if the revision had always been there, so a revision may
 * also take "worse" back. Never throws, never returns NaN: what cannot be read is left out and counted in `oddities`.
 */
export function verdictOf(input: VerdictInput): Verdict {
  const { minutes, oddities } = settleMinutes(input);
  const { slowLimitMs, limitPoints = DEFAULT_LIMIT_POINTS, settleMs = SETTLE_MS, readUntil = input.now } = input;
  const { from, to, now } = input;
  const last = minutes.at(-1);
  return {
    ...judgeMeasure(minutes, 'failures', limitPoints),
    slow: slowLimitMs === null ? null : judgeMeasure(minutes, 'slow', limitPoints),
    throttles: judgeMeasure(minutes, 'throttles', limitPoints),
    split: judgeSplit(minutes, input.routed),
    countedUntil: last === undefined ? null : toIso(last.atMs + MINUTE_MS),
    cover: coverOf(minutes, { from, to, now, settleMs, readUntil }),
    oddities,
  };
}
