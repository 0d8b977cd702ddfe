import type { Missing } from '../../domain/series/missing.ts';
import { toMs, type Iso } from '../../domain/time/iso.ts';
import type { Rollout } from '../../domain/rollout/rollout.ts';
import type { DeploymentRecord } from '../../parts/code-deploy.ts';

/** A gap shorter than this (in real time) is the ordinary distance between two readings. */
export const GAP_MS = 30_000;

/**
 * What cannot be known of a running rollout because nobody watched it before `now`. `kept`: what an earlier process
 * saw.
 */
export function missingBefore(record: DeploymentRecord, kept: Rollout | null, now: Iso): Missing[] {
  const missing = kept?.watched.missing ?? [];
  const watchedTo = kept?.watched.to ?? null;
  if (toMs(now) - toMs(watchedTo ?? record.startedAt ?? record.createdAt) < GAP_MS) return missing;
  const gap: Missing =
    watchedTo === null
      ? { kind: 'unwatched-before', until: now }
      : { kind: 'unwatched-between', from: watchedTo, to: now };
  return [...missing, gap];
}
