import { isActive } from '../../domain/rollout/is-active.ts';
import { toMs } from '../../domain/time/iso.ts';
import { nextStep } from '../../domain/plan/next-step.ts';
import type { RolloutPace } from './cadence.ts';
import { aliasKeyOf, type RolloutEntry } from '../picture/picture.ts';
import { rolloutNames } from '../picture/rollout-names.ts';
import { shiftStartOf } from '../picture/shift-start.ts';
import type { TargetContext } from '../target-context.ts';

/**
 * How closely a rollout is followed now. Predictions are in AWS's time; the clock rate converts them to this machine's.
 */
export function paceOf(ctx: TargetContext, entry: RolloutEntry): RolloutPace {
  return {
    id: entry.record.id,
    aliasKey: aliasKeyOf(rolloutNames(entry)),
    phase: phaseOf(entry),
    discoveredAtMs: entry.discoveredAtMs,
    closeUntilMs: entry.closeUntilMs,
    nextStepAtMs: nextStepAtMs(ctx, entry),
    aliasReadAtMs: entry.aliasReadAtMs,
    lifecycleReadAtMs: entry.lifecycleReadAtMs,
    lifecycleWanted: entry.lifecycleWanted,
  };
}

function phaseOf({ record, routed, leftAtMs }: RolloutEntry): RolloutPace['phase'] {
  // Once off the list it has ended, even before its record is read again.
  if (!isActive(record.status) || leftAtMs !== null) return 'ended';
  const percent = routed.at(-1)?.percent ?? 0;
  if (percent === 100) return 'after';
  return routed.some((point) => (point.percent ?? 0) > 0) ? 'shifting' : 'before';
}

function nextStepAtMs(ctx: TargetContext, entry: RolloutEntry): number | null {
  const rate = ctx.aws.clock.rate();
  if (!isActive(entry.record.status) || rate <= 0) return null;
  const now = ctx.now();
  const { plan, routed } = entry;
  const next = nextStep({ plan, routed, shiftStartedAt: shiftStartOf(entry), now: now.toISOString() });
  return next === null ? null : ctx.nowMs() + (toMs(next.at) - now.getTime()) / rate;
}
