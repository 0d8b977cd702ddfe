import type { SourceName } from '../../domain/live/health.ts';
import { isActive } from '../../domain/rollout/is-active.ts';
import { PERIOD_MS } from '../decide/periods.ts';
import { aliasKeyOf } from '../picture/picture.ts';
import { rolloutNames } from '../picture/rollout-names.ts';
import type { TargetContext } from '../target-context.ts';

/** So many of its cadences without an answer are no chance any more. */
const CADENCES = 5;
/** How often a running rollout's alias is read when nothing is expected of it (cadence.ts, at its slowest). */
const ALIAS_MS = 20_000;

/**
 * Whether a source has been silent for several times its cadence, whatever the cause: calls that never come back, or a
 * watcher that asks nothing.
 *
 * `answeredAtMs`: its last answer to what has a cadence, refusals included; null: none yet. `slow`: its back-off's
 * factor. Where nothing has to be read in time, nothing is late.
 */
export function isLate(
  ctx: Pick<TargetContext, 'picture' | 'nowMs'>,
  source: SourceName,
  since: { startedAtMs: number; answeredAtMs: number | null },
  slow: number,
): boolean {
  const wanted = cadenceOf(ctx, source);
  if (wanted === null) return false;
  const sinceMs = Math.max(since.startedAtMs, since.answeredAtMs ?? 0, wanted.sinceMs);
  return ctx.nowMs() - sinceMs > CADENCES * wanted.periodMs * slow;
}

/** How often it has to be read now, and since when; null: there is nothing that it has to be asked for. */
function cadenceOf({ picture }: Pick<TargetContext, 'picture'>, source: SourceName) {
  if (source === 'codedeploy') return { periodMs: PERIOD_MS.activeList, sinceMs: 0 };
  const running = [...picture.rollouts.values()].filter(
    (entry) => isActive(entry.record.status) && aliasKeyOf(rolloutNames(entry)) !== null,
  );
  if (running.length === 0) return null;
  const sinceMs = Math.min(...running.map(({ discoveredAtMs }) => discoveredAtMs));
  return { periodMs: source === 'lambda' ? ALIAS_MS : 2 * PERIOD_MS.minutes, sinceMs };
}
