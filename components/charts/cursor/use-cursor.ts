import { useSyncExternalStore } from 'react';
import type { CursorStore } from './cursor-store.ts';

/** The minute under the cursor (epoch ms), or null. Re-renders its caller when it changes. */
export function useCursor(store: CursorStore): number | null {
  return useSyncExternalStore(store.subscribe, store.get, () => null);
}
