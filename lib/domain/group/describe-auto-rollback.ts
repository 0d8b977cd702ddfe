import type { GuardWord } from '../rollout/guard.ts';
import type { Rollout } from '../rollout/rollout.ts';

const EVENTS: [event: string, word: string][] = [
  ['DEPLOYMENT_FAILURE', 'failure'],
  ['DEPLOYMENT_STOP_ON_ALARM', 'alarm'],
  ['DEPLOYMENT_STOP_ON_REQUEST', 'stop'],
];

export interface AutoRollbackWords {
  /** "rolls back by itself on failure, alarm or stop". */
  summary: string;
  /** Whether a plain stop should also roll back by the group's settings; null: not known. */
  plainStopRollsBack: boolean | null;
  /** What a plain stop does with these settings, in a sentence. */
  plainStop: string;
}

/**
 * What a group's automatic rollback does. DEPLOYMENT_STOP_ON_REQUEST exists to make a plain stop roll back. It has not
 * been tried on a real account, hence "should". `by`: whose settings they are.
 */
export function describeAutoRollback(events: readonly string[] | null, by: GuardWord = 'group'): AutoRollbackWords {
  if (events === null) {
    return {
      summary: 'automatic rollback not known',
      plainStopRollsBack: null,
      plainStop: 'Whether a plain stop rolls back is not known: its settings could not be read.',
    };
  }
  if (by === 'rollback') return OF_A_ROLLBACK;
  const words = [
    ...EVENTS.filter(([event]) => events.includes(event)).map(([, word]) => word),
    ...events.filter((event) => !EVENTS.some(([known]) => known === event)),
  ];
  const plainStopRollsBack = events.includes('DEPLOYMENT_STOP_ON_REQUEST');
  return {
    summary: `${words.length === 0 ? 'does not roll back by itself' : `rolls back by itself on ${listed(words)}`}${
      by === 'deployment' ? ', by its own settings' : ''
    }`,
    plainStopRollsBack,
    plainStop: plainStopRollsBack
      ? `A plain stop should roll back as well: this ${by} lists DEPLOYMENT_STOP_ON_REQUEST.`
      : 'A plain stop does not roll back: the alias stays as it is at that moment.',
  };
}

/** No rollback was seen to be rolled back; AWS documents nothing about it. */
const OF_A_ROLLBACK: AutoRollbackWords = {
  summary: 'a rollback: nothing rolls it back by itself',
  plainStopRollsBack: false,
  plainStop: 'Nothing is known to roll back a rollback: the alias stays as it is at that moment.',
};

/** The same for a rollout, whose deployment may have settings of its own. */
export function rollbackWordsOf({ guard: { rollback } }: Pick<Rollout, 'guard'>): AutoRollbackWords {
  return describeAutoRollback(rollback?.events ?? null, rollback?.by);
}

function listed(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
