'use client';

import { loadPersistently } from './load-persistently.ts';
import { createElement, useEffect, useState, type ComponentType, type ReactNode } from 'react';

/**
 * A component that is fetched once the page is alive: what nobody can use before (a menu's inside) must not delay the
 * first paint. `waiting` stands in its place and looks the same. `load` must be a stable function.
 */
export function Later<P extends object>({
  load,
  props,
  waiting,
}: {
  load: () => Promise<ComponentType<P>>;
  props: P;
  waiting: ReactNode;
}) {
  const [loaded, setLoaded] = useState<{ component: ComponentType<P> } | null>(null);
  useEffect(() => {
    let gone = false;
    loadPersistently(load).then(
      (component) => {
        if (!gone) setLoaded({ component });
      },
      // Its button then does nothing; the next page tries again.
      () => undefined,
    );
    return () => {
      gone = true;
    };
  }, [load]);
  return loaded ? createElement(loaded.component, props) : waiting;
}
