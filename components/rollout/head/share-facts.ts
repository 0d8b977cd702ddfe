import { observedBand } from '@/components/status/share-words.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import { formatPlural } from '@/lib/domain/format/format-count.ts';
import { formatUtcMinute } from '@/lib/domain/format/format-utc.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** What stands beside the routed share: what the plan says, and what was counted. */
export function shareFacts(rollout: Rollout): { planned: string; observed: string } {
  const { plannedPercent, observedPercent } = rollout.share;
  return {
    planned: plannedPercent === null ? planUnknown(rollout) : `planned ${formatPercent(plannedPercent)}`,
    observed: observedPercent === null ? 'not counted yet' : observedWords(rollout, observedPercent),
  };
}

function planUnknown(rollout: Rollout): string {
  return rollout.plan.kind === 'unknown' ? 'plan not known' : 'nothing is planned yet';
}

function observedWords(rollout: Rollout, observedPercent: number): string {
  const band = observedBand(rollout);
  const { observedAt } = rollout.share;
  // The minute shows whether a step that just came is in it.
  const minute = observedAt === null ? '' : ` in minute ${formatUtcMinute(observedAt)}`;
  const observed = `observed ${formatPercent(observedPercent)}${minute}`;
  if (band === null) return observed;
  const low = Math.round(band.lowPercent);
  const high = Math.round(band.highPercent);
  // Before and after the shift there is nothing that could scatter.
  if (low === high) return observed;
  const inside = observedPercent >= band.lowPercent && observedPercent <= band.highPercent;
  return `${observed}, ${inside ? 'fits' : 'outside'} ${low} to ${high}%`;
}

/** "+14 calls a minute" when the next step comes, by the calls of the last finished minute; null: not known. */
export function stepGain(rollout: Rollout): string | null {
  const { routedPercent, observedCalls, next } = rollout.share;
  if (routedPercent === null || observedCalls === null || next === null) return null;
  const calls = Math.round(((next.percent - routedPercent) / 100) * observedCalls);
  return calls > 0 ? `+${formatPlural(calls, 'call')} a minute` : null;
}
