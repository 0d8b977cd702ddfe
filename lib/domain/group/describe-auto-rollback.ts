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
 * been tried on a real account, hence "should".
 */
export function describeAutoRollback(events: readonly string[] | null): AutoRollbackWords {
  if (events === null) {
    return {
      summary: 'automatic rollback not known',
      plainStopRollsBack: null,
      plainStop: 'Whether a plain stop rolls back is not known: the group could not be read.',
    };
  }
  const words = [
    ...EVENTS.filter(([event]) => events.includes(event)).map(([, word]) => word),
    ...events.filter((event) => !EVENTS.some(([known]) => known === event)),
  ];
  const plainStopRollsBack = events.includes('DEPLOYMENT_STOP_ON_REQUEST');
  return {
    summary: words.length === 0 ? 'does not roll back by itself' : `rolls back by itself on ${listed(words)}`,
    plainStopRollsBack,
    plainStop: plainStopRollsBack
      ? 'A plain stop should roll back as well: this group lists DEPLOYMENT_STOP_ON_REQUEST.'
      : 'A plain stop does not roll back: the alias stays as it is at that moment.',
  };
}

function listed(words: string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1) ?? ''}`;
}
