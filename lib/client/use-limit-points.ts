'use client';

import { useSyncExternalStore } from 'react';
import { DEFAULT_LIMIT_POINTS, parseLimitPoints } from '../domain/verdict/verdict-at-limit.ts';

const KEY = 'sluice.tooFewPoints';
const listeners = new Set<() => void>();

/** This browser's limit of "too few calls", in percentage points. Kept for all pages and visits. */
export function useLimitPoints(): number {
  return useSyncExternalStore(subscribe, read, () => DEFAULT_LIMIT_POINTS);
}

export function setLimitPoints(points: number): void {
  try {
    localStorage.setItem(KEY, String(points));
  } catch {
    // A browser without storage uses the default.
  }
  for (const listener of listeners) listener();
}

function read(): number {
  try {
    return parseLimitPoints(localStorage.getItem(KEY) ?? '') ?? DEFAULT_LIMIT_POINTS;
  } catch {
    return DEFAULT_LIMIT_POINTS;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}
