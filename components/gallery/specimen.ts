import type { ReactNode } from 'react';

/** One component in one state. The name is part of its address. */
export interface Specimen {
  name: string;
  element: ReactNode;
}

/** States of one sort of thing. */
export interface Family {
  /** Part of its address. */
  name: string;
  title: string;
  specimens: Specimen[];
  /**
   * How they stand in the gallery; `alone`: each needs a page for itself, as a dialog does, and the gallery only leads
   * there.
   */
  layout: 'side-by-side' | 'columns' | 'stacked' | 'alone';
}

/**
 * A specimen for each key. Where the keys are a union's, one that is forgotten is a type error: `specimensOf<Kind>('…',
 * {…})`.
 */
export function specimensOf<K extends string>(prefix: string, states: Record<K, ReactNode>): Specimen[] {
  return Object.entries<ReactNode>(states).map(([key, element]) => ({ name: `${prefix}-${key}`, element }));
}
