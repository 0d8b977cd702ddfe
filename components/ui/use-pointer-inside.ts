'use client';

import { useState, type PointerEvent } from 'react';

/** Whether a mouse rests on an element; fingers do not rest. Spread `events` on it. */
export function usePointerInside() {
  const [inside, setInside] = useState(false);
  return {
    inside,
    events: {
      onPointerEnter: (event: PointerEvent) => setInside(event.pointerType === 'mouse'),
      onPointerLeave: () => setInside(false),
    },
  };
}
