'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether this component is being joined to what the server rendered: then it must show exactly that. */
export function useHydrating(): boolean {
  return useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
}
