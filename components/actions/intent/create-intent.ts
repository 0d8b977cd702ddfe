import { toIso, type Iso } from '@/lib/domain/time/iso.ts';
import type { Problem } from '@/lib/domain/errors/problem.ts';
import type { Command, CommandAnswer } from './send-command.ts';

/** The life of one intent, from the opened dialog to AWS's answer. Times are AWS's. */
export type IntentState<T> =
  | { kind: 'draft' }
  | { kind: 'sending'; askedAt: Iso }
  | { kind: 'done'; askedAt: Iso; answeredAt: Iso; value: T }
  | { kind: 'refused'; askedAt: Iso; problem: Problem }
  /** The command is kept: sent again with the same key, it acts once. */
  | { kind: 'unknown'; askedAt: Iso; problem: Problem | null; command: Command };

export interface Intent<T> {
  state: () => IntentState<T>;
  /** Sends the command. Does nothing once one is on its way, is done, or has an unknown outcome. */
  send(command: Command): Promise<void>;
  /** After `unknown` only: sends the very same command with the very same key. */
  sendAgain(): Promise<void>;
  subscribe: (listener: () => void) => () => void;
}

/**
 * One intent with one Idempotency-Key: pressing twice acts once. A refusal is definite, so the next press is a new
 * intent with a new key; an unknown outcome keeps its key for ever.
 */
export function createIntent<T>(deps: {
  send: (command: Command, key: string) => Promise<CommandAnswer<T>>;
  newKey: () => string;
  /** AWS's time, in milliseconds. */
  now: () => number;
}): Intent<T> {
  let state: IntentState<T> = { kind: 'draft' };
  let key: string | null = null;
  const listeners = new Set<() => void>();
  const change = (next: IntentState<T>): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  /** `firstAskedAt`: of the sending that this one repeats. */
  async function perform(command: Command, firstAskedAt: Iso | null): Promise<void> {
    key ??= deps.newKey();
    const askedAt = firstAskedAt ?? toIso(deps.now());
    change({ kind: 'sending', askedAt });
    const answer = await deps.send(command, key);
    const next = toState(firstAskedAt === null ? answer : asRepeat(answer), askedAt, toIso(deps.now()), command);
    if (next.kind === 'refused') key = null;
    change(next);
  }

  return {
    state: () => state,
    async send(command) {
      if (state.kind === 'draft' || state.kind === 'refused') await perform(command, null);
    },
    async sendAgain() {
      if (state.kind === 'unknown') await perform(state.command, state.askedAt);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The server answers CONFLICT to a key whose first request has no known outcome: that is not a refusal. */
function asRepeat<T>(answer: CommandAnswer<T>): CommandAnswer<T> {
  const isOpen = answer.kind === 'refused' && answer.problem.code === 'CONFLICT';
  return isOpen ? { kind: 'unknown', problem: answer.problem } : answer;
}

function toState<T>(answer: CommandAnswer<T>, askedAt: Iso, answeredAt: Iso, command: Command): IntentState<T> {
  switch (answer.kind) {
    case 'done':
      return { kind: 'done', askedAt, answeredAt, value: answer.value };
    case 'refused':
      return { kind: 'refused', askedAt, problem: answer.problem };
    case 'unknown':
      return { kind: 'unknown', askedAt, problem: answer.problem, command };
  }
}
