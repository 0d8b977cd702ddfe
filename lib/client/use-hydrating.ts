'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => undefined;

/** Whether this component is hydrating: then it must show exactly what the server rendered. */
export function useHydrating(): boolean {
  return useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
}
