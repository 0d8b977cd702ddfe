import { activatedAlarms } from '@/lib/domain/alarms/activated-alarms.ts';
import { explainError } from '@/lib/domain/explain/explain-error.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** Why a rollout ended as it did: the alarms that stopped it, else its error code. null: its status says it. */
export function outcomeWords({ error, alarms }: Pick<Rollout, 'error' | 'alarms'>): string | null {
  if (error === null) return null;
  if (error.code === 'ALARM_ACTIVE') {
    const names = activatedAlarms(
      error.message,
      alarms.items.map(({ name }) => name),
    );
    return names.length === 0 ? null : names.join(', ');
  }
  // The status says these in full.
  if (error.code === 'MANUAL_STOP' || error.code === 'HOOK_EXECUTION_FAILURE') return null;
  return explainError(error.code, error.message)?.title ?? error.code;
}
