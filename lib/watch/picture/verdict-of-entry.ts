import { type Iso, toIso, toMs } from '../../domain/time/iso.ts';
import { isActive } from '../../domain/rollout/is-active.ts';
import type { RolloutVerdict } from '../../domain/verdict/rollout-verdict.ts';
import type { RoutedPoint } from '../../domain/series/series.ts';
import { rolloutVerdictOf } from '../../domain/verdict/rollout-verdict-of.ts';
import { toRolloutVerdict } from '../../domain/verdict/to-rollout-verdict.ts';
import type { RolloutEntry } from './picture.ts';
import { rolloutNames } from './rollout-names.ts';
import { shiftStartOf } from './shift-start.ts';

const MINUTE_MS = 60_000;

/**
 * What the counts of a rollout say. A picture is put together several times a second, so this is computed again only
 * when a minute has passed or its inputs changed. null before the shift and without two versions. If an earlier process
 * kept a verdict of an ended rollout, that one: the page of a past rollout shows it as it was.
 */
export function verdictOfEntry(entry: RolloutEntry, now: Iso): RolloutVerdict | null {
  if (entry.verdictAtEnd !== null) return entry.verdictAtEnd;
  const { baselineVersion, candidateVersion } = rolloutNames(entry);
  const from = shiftStartOf(entry);
  const to = entry.record.completedAt;
  if (from === null || baselineVersion === null || candidateVersion === null || baselineVersion === candidateVersion)
    return null;
  const minute = Math.floor(toMs(now) / MINUTE_MS);
  const routed = routedAsSeen(entry, minute * MINUTE_MS);
  const last = routed.at(-1)?.at;
  const slowLimitMs = entry.slowLimit?.ms ?? null;
  const versions = [baselineVersion, candidateVersion];
  const readUntil = entry.minutesUntilMs === null ? null : toIso(entry.minutesUntilMs);
  const key = [minute, entry.countsRead, readUntil, ...versions, from, to, routed.length, last, slowLimitMs].join();
  if (entry.verdictNow?.key === key) return entry.verdictNow.verdict;
  const minutes = versions.flatMap((version) => [...(entry.minutes.get(version)?.values() ?? [])]);
  const verdict = toRolloutVerdict(
    rolloutVerdictOf({ baselineVersion, candidateVersion, minutes, routed, from, to, now, readUntil, slowLimitMs }),
    { baselineVersion, candidateVersion },
    entry.slowLimit,
  );
  entry.verdictNow = { key, verdict };
  return verdict;
}

/**
 * While it runs, the share is known only up to its last reading. Minutes counted after that, while the alias could not
 * be read, are not held against a share that may have changed.
 */
function routedAsSeen({ record, routed, shareReadAt }: RolloutEntry, countedUntilMs: number): readonly RoutedPoint[] {
  const last = routed.at(-1);
  if (!last || !isActive(record.status) || shareReadAt === null || toMs(shareReadAt) >= countedUntilMs) return routed;
  return [...routed, { at: toIso(Math.max(toMs(last.at) + 1, toMs(shareReadAt))), percent: null }];
}
