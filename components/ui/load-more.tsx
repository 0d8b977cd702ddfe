'use client';

import { useEffect, useRef } from 'react';
import { Button } from './button.tsx';

/** Asks for the next page when it comes near the window; a button for those who do not scroll. */
export function LoadMore({ busy, onMore }: { busy: boolean; onMore: () => void }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = place.current;
    if (!element || busy) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) onMore();
      },
      { rootMargin: '400px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [busy, onMore]);
  return (
    <div ref={place} className="flex justify-center py-4">
      <Button busy={busy} onClick={onMore}>
        {busy ? 'Reading earlier ones' : 'Show earlier ones'}
      </Button>
    </div>
  );
}
