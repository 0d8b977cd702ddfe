'use client';

import { useCallback, useEffect, useRef, useState, type PointerEvent } from 'react';

/** A mouse that has not moved for so long was left there; the page may go on. */
const LEFT_BEHIND_MS = 30_000;

/** Whether somebody points at an element with a mouse; fingers do not rest. Spread `events` on it. */
export function usePointerInside() {
  const [inside, setInside] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const forget = useCallback(() => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  }, []);
  useEffect(() => forget, [forget]);
  const enter = (event: PointerEvent) => {
    if (event.pointerType !== 'mouse') return;
    forget();
    timer.current = setTimeout(() => setInside(false), LEFT_BEHIND_MS);
    setInside(true);
  };
  const leave = () => {
    forget();
    setInside(false);
  };
  return { inside, events: { onPointerEnter: enter, onPointerMove: enter, onPointerLeave: leave } };
}
