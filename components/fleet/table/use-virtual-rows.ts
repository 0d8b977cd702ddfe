'use client';

import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef, useState } from 'react';

/** The server does not know the window, so it sends enough rows for a large one. */
const SERVER_WINDOW = { width: 1440, height: 1000 };

export interface VirtualRows {
  /** Put it on the element that holds the rows. */
  ref: React.RefObject<HTMLTableSectionElement | null>;
  indexes: number[];
  /** Empty space for the rows that are not drawn, in px. */
  before: number;
  after: number;
}

/** Which rows of a long list, all of one height, are near the window. Two spaces stand for the others. */
export function useVirtualRows(count: number, rowHeight: number): VirtualRows {
  const ref = useRef<HTMLTableSectionElement>(null);
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const place = ref.current;
      if (place) setTop(Math.round(place.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    // Whatever stands above the list may grow or shrink, and the page with it.
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, []);
  // oxlint-disable-next-line react/incompatible-library -- the project does not use the React Compiler
  const virtualizer = useWindowVirtualizer({
    count,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollMargin: top,
    initialRect: SERVER_WINDOW,
  });
  useLayoutEffect(() => virtualizer.measure(), [rowHeight, virtualizer]);
  const items = virtualizer.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? -1;
  return {
    ref,
    indexes: items.map(({ index }) => index),
    before: first * rowHeight,
    after: (count - 1 - last) * rowHeight,
  };
}
