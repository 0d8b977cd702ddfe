'use client';

import { createContext, use } from 'react';
import type { Actor } from '../domain/acting/actor.ts';

/** Who looks at the page, according to the server. */
export const ViewerContext = createContext<Actor | null>(null);

export function useViewer(): Actor {
  const viewer = use(ViewerContext);
  if (!viewer) throw new Error('ViewerContext is missing above this component');
  return viewer;
}
