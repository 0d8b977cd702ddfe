/** Counts things by their kind. */
export interface Tally {
  add: (kind: string, amount?: number) => void;
  forget(): void;
  all(): number;
  /** "series 1000, rollouts 900": the most frequent first. */
  words(show: (amount: number) => string): string;
}

export function createTally(): Tally {
  const amounts = new Map<string, number>();
  return {
    add(kind, amount = 1) {
      amounts.set(kind, (amounts.get(kind) ?? 0) + amount);
    },
    forget: () => amounts.clear(),
    all: () => [...amounts.values()].reduce((sum, amount) => sum + amount, 0),
    words: (show) =>
      [...amounts]
        .toSorted(([, a], [, b]) => b - a)
        .map(([kind, amount]) => `${kind} ${show(amount)}`)
        .join(', '),
  };
}
