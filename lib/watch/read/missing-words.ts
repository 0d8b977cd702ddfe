import { formatUtcTime } from '../../domain/format/format-utc.ts';
import { toMs, type Iso } from '../../domain/time/iso.ts';
import type { Rollout } from '../../domain/rollout/rollout.ts';
import type { DeploymentRecord } from '../../parts/code-deploy.ts';

/** A gap shorter than this (in real time) is the ordinary distance between two readings. */
export const GAP_MS = 30_000;

/** What cannot be known of a running rollout because nobody watched it before `now`; `kept` is what an earlier process saw. */
export function missingBefore(record: DeploymentRecord, kept: Rollout | null, now: Iso): string[] {
  const missing = kept?.watched.missing ?? [];
  const watchedTo = kept?.watched.to ?? null;
  if (watchedTo !== null) {
    if (toMs(now) - toMs(watchedTo) < GAP_MS) return missing;
    return [
      ...missing,
      `Between ${formatUtcTime(watchedTo)} and ${formatUtcTime(now)} UTC Sluice did not watch: the moments of steps in between are not known.`,
    ];
  }
  const startedAt = record.startedAt ?? record.createdAt;
  if (toMs(now) - toMs(startedAt) < GAP_MS) return missing;
  return [
    ...missing,
    `Before ${formatUtcTime(now)} UTC Sluice did not watch: the moments of earlier steps are not known.`,
  ];
}

/** What cannot be known because the alias could not be read for a while. */
export const unreadBetween = (from: Iso, to: Iso): string =>
  `Between ${formatUtcTime(from)} and ${formatUtcTime(to)} UTC the alias was not read: the moments of steps in between are not known.`;

/** What cannot be known of a rollout that ended without being watched. */
export const NEVER_WATCHED =
  'This rollout ended before Sluice first looked at it. Its routed share is rebuilt from the times that CodeDeploy keeps; the moments of single steps are not known.';
