import { toIso, toMs, type Iso } from '../time/iso.ts';
import type { Rollout } from './rollout.ts';

const MINUTE_MS = 60_000;
/** What the baseline did before, and the alias after, is part of the story. */
const LEAD_MS = 10 * MINUTE_MS;
const TAIL_MS = 10 * MINUTE_MS;
/** CodeDeploy ends a Lambda deployment after 50 hours at the latest (its quotas). */
const LONGEST_MS = 51 * 60 * MINUTE_MS;

/** From ten minutes before a rollout began to ten minutes after its end, or to `now`. */
export function seriesSpan(rollout: Rollout, now: Iso): { from: Iso; to: Iso } {
  const fromMs = toMs(rollout.createdAt) - LEAD_MS;
  const untilMs = rollout.completedAt === null ? toMs(now) : Math.min(toMs(now), toMs(rollout.completedAt) + TAIL_MS);
  return { from: toIso(fromMs), to: toIso(Math.min(untilMs, fromMs + LONGEST_MS)) };
}
