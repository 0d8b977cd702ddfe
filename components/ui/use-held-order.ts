'use client';

import { useState } from 'react';
import { freshKeys, sameOrder } from './held-order.ts';

export interface HeldOrder {
  /** Keys to show, in this order. Held ones may have left the list meanwhile. */
  order: readonly string[];
  /** How many wait to be shown. */
  waiting: number;
  /** Shows everything as it is now. */
  release: () => void;
}

/**
 * Keeps a list where it is while `held` (a pointer is on it): nothing moves, comes or goes under it; what is new waits.
 * A change of `resetKey` (another filter or order, chosen by the person) is followed at once.
 */
export function useHeldOrder(keys: readonly string[], held: boolean, resetKey: string): HeldOrder {
  const [shown, setShown] = useState({ keys, resetKey });
  const follows = !held || shown.resetKey !== resetKey;
  if (follows && (shown.resetKey !== resetKey || !sameOrder(shown.keys, keys))) setShown({ keys, resetKey });
  return {
    order: follows ? keys : shown.keys,
    waiting: follows ? 0 : freshKeys(shown.keys, keys).length,
    release: () => setShown({ keys, resetKey }),
  };
}
