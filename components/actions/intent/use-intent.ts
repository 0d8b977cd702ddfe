'use client';

import { createContext, use, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { createIntent, type IntentState } from './create-intent.ts';
import { type Command, sendCommand } from './send-command.ts';

export interface DialogIntent<T> {
  state: IntentState<T>;
  send(command: Command): void;
  sendAgain(): void;
}

/** How an intent is made. The gallery hands in others, to show dialogs in the midst of one. */
export const IntentMaker = createContext(createIntent);

/**
 * One intent for as long as its dialog is open.
 * @param now AWS's time, in milliseconds.
 * @param onSettledUnseen gets the outcome when the dialog was closed before it came.
 */
export function useIntent<T>(now: () => number, onSettledUnseen: (state: IntentState<T>) => void): DialogIntent<T> {
  const make = use(IntentMaker);
  const [intent] = useState(() => make<T>({ send: (command, key) => sendCommand<T>(command, key), newKey, now }));
  const state = useSyncExternalStore(intent.subscribe, intent.state, intent.state);
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    return () => {
      isShown.current = false;
    };
  }, []);
  const settle = (sending: Promise<void>): void => {
    void sending.then(() => {
      if (!isShown.current) onSettledUnseen(intent.state());
    });
  };
  return {
    state,
    send: (command) => settle(intent.send(command)),
    sendAgain: () => settle(intent.sendAgain()),
  };
}

/** randomUUID exists in secure contexts only; a dashboard behind plain HTTP in a private network is not one. */
function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
