import { isActive } from './is-active.ts';
import { errorCodeOf, rollbackOf, rolledBackBy, type AnyRollout } from './rollout-summary.ts';

export interface StatusWords {
  tone: 'ok' | 'bad' | 'warn' | 'neutral' | 'active';
  word: string;
  /** Without "rolled back", for places that show the rollback separately. */
  alone: string;
  icon:
    | 'created'
    | 'shifting'
    | 'baking'
    | 'succeeded'
    | 'alarm'
    | 'stopped-by-hand'
    | 'hook-failed'
    | 'failed'
    | 'unknown';
}

/**
 * A rollout's status in words. An unknown status is shown as it is. One from an earlier process that was not read again
 * is shown as of then.
 */
export function describeStatus(rollout: AnyRollout): StatusWords {
  const words = describeAsRead(rollout);
  if (rollout.keptFrom !== undefined && isActive(rollout.status))
    return withWord({ tone: 'neutral', icon: 'unknown' }, `${words.word} when last read`);
  const isUndone = ['Stopped', 'Failed'].includes(rollout.status) && rolledBackBy(rollout) !== null;
  return { ...withWord(words, words.word), ...(isUndone ? { word: `${words.word}, rolled back` } : {}) };
}

function withWord(look: Pick<StatusWords, 'tone' | 'icon'>, word: string): StatusWords {
  return { tone: look.tone, icon: look.icon, word, alone: word };
}

function describeAsRead(rollout: AnyRollout): Omit<StatusWords, 'alone'> {
  switch (rollout.status) {
    case 'Created':
    case 'Queued':
    case 'Ready':
      return { tone: 'active', word: rollout.status, icon: 'created' };
    case 'InProgress':
      return { tone: 'active', word: wordInProgress(rollout), icon: 'shifting' };
    case 'Baking':
      return { tone: 'active', word: 'Baking', icon: 'baking' };
    case 'Succeeded':
      return { tone: 'ok', word: rollbackOf(rollout) === null ? 'Succeeded' : 'Rolled back', icon: 'succeeded' };
    case 'Stopped':
    case 'Failed':
      return describeEnding(rollout.status, errorCodeOf(rollout));
    default:
      return { tone: 'neutral', word: rollout.status === '' ? 'Unknown' : rollout.status, icon: 'unknown' };
  }
}

function wordInProgress(rollout: AnyRollout): string {
  const running = 'lifecycle' in rollout ? rollout.lifecycle.find((event) => event.status === 'InProgress') : undefined;
  if (running?.name === 'BeforeAllowTraffic') return 'Before traffic';
  if (running?.name === 'AfterAllowTraffic') return 'After traffic';
  return rollbackOf(rollout) === null ? 'Shifting' : 'Rolling back';
}

/**
 * An alarm's stop is reported as Stopped, not as Failed (seen in real accounts), but other versions of the service may
 * differ.
 */
function describeEnding(status: 'Stopped' | 'Failed', code: string | null): Omit<StatusWords, 'alone'> {
  if (code === 'ALARM_ACTIVE') return { tone: 'bad', word: 'Stopped by alarm', icon: 'alarm' };
  if (code === 'MANUAL_STOP') return { tone: 'neutral', word: 'Stopped by hand', icon: 'stopped-by-hand' };
  if (code === 'HOOK_EXECUTION_FAILURE') return { tone: 'bad', word: 'Hook failed', icon: 'hook-failed' };
  return { tone: status === 'Stopped' ? 'warn' : 'bad', word: status, icon: 'failed' };
}
