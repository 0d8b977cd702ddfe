'use client';

import { useSyncExternalStore } from 'react';
/**
 * A query's result, but the server's data during hydration. Parts of a page hydrate late, when the live stream may have
 * brought newer data already, and HTML that does not match would be thrown away. `initial` null: the server rendered
 * without data; undefined: the server does not render this place.
 */
export function useFromServer<R extends { data: unknown }>(result: R, initial: R['data'] | null | undefined): R {
  const hydrating = useHydrating();
  return hydrating && initial !== undefined ? { ...result, data: initial ?? undefined } : result;
}

const never = () => () => undefined;

/** Whether this component is hydrating: then it must show exactly what the server rendered. */
function useHydrating(): boolean {
  return useSyncExternalStore(
    never,
    () => false,
    () => true,
  );
}
