'use client';

import { useHydrating } from './use-hydrating.ts';

/**
 * A query's result, but with what the server rendered while the component is being joined to that: parts of a page are joined late, when
 * the live stream may have brought newer data already, and HTML that does not fit would be thrown away. `initial` null: the server
 * rendered without this; undefined: the server does not render this place.
 */
export function useFromServer<R extends { data: unknown }>(result: R, initial: R['data'] | null | undefined): R {
  const hydrating = useHydrating();
  return hydrating && initial !== undefined ? { ...result, data: initial ?? undefined } : result;
}
