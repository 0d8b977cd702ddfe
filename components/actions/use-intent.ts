'use client';

import { useEffect, useRef, useState } from 'react';
import { toIso } from '@/lib/domain/iso-time.ts';
import type { Iso } from '@/lib/domain/iso.ts';
import type { Problem } from '@/lib/domain/problem.ts';
import { type Command, type CommandAnswer, sendCommand } from './send-command.ts';

/** The life of one intent, from the opened dialog to AWS's answer. Times are AWS's. */
export type IntentState<T> =
  | { kind: 'draft' }
  | { kind: 'sending'; askedAt: Iso }
  | { kind: 'done'; askedAt: Iso; answeredAt: Iso; value: T }
  | { kind: 'refused'; askedAt: Iso; problem: Problem }
  /** The command is kept: sent again with the same key, it acts once. */
  | { kind: 'unknown'; askedAt: Iso; problem: Problem | null; command: Command };

export interface Intent<T> {
  state: IntentState<T>;
  /** Sends the command. Does nothing while one is on its way or done. */
  send(command: Command): void;
  /** After `unknown` only: sends the very same command with the very same key. */
  sendAgain(): void;
}

/**
 * One intent with one Idempotency-Key: pressing twice acts once. A refusal is definite, so the next press is a new intent with a new key;
 * an unknown outcome keeps its key for ever.
 *
 * @param now AWS's time, in milliseconds.
 * @param onSettledUnseen told of the outcome when the dialog was closed before it came.
 */
export function useIntent<T>(now: () => number, onSettledUnseen: (state: IntentState<T>) => void): Intent<T> {
  const [state, setState] = useState<IntentState<T>>({ kind: 'draft' });
  const key = useRef<string | null>(null);
  const busy = useRef(false);
  const shown = useRef(true);
  useEffect(() => {
    shown.current = true;
    return () => {
      shown.current = false;
    };
  }, []);

  /** `firstAskedAt`: of the sending that this one repeats. */
  const perform = async (command: Command, firstAskedAt: Iso | null): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    key.current ??= newKey();
    const askedAt = firstAskedAt ?? toIso(now());
    setState({ kind: 'sending', askedAt });
    const answer = await sendCommand<T>(command, key.current);
    const next = toState(firstAskedAt === null ? answer : asRepeat(answer), askedAt, toIso(now()), command);
    if (next.kind === 'refused') key.current = null;
    busy.current = next.kind === 'done';
    setState(next);
    if (!shown.current) onSettledUnseen(next);
  };

  return {
    state,
    send: (command) => {
      if (state.kind === 'draft' || state.kind === 'refused') void perform(command, null);
    },
    sendAgain: () => {
      if (state.kind === 'unknown') void perform(state.command, state.askedAt);
    },
  };
}

/** To a key whose first sending had no known end the server says CONFLICT: that is no refusal of what was asked. */
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

/** randomUUID exists in secure contexts only; a dashboard behind plain HTTP in a private network is not one. */
function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
