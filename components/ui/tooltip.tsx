'use client';

import { Tooltip as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';

/** One provider for the whole app: moving from one tooltip to the next then shows the second at once. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return <Radix.Provider delayDuration={300}>{children}</Radix.Provider>;
}

interface TooltipProps {
  content: ReactNode;
  children: ReactElement;
}

/** Words that appear on hover and on keyboard focus. The child must take a ref and be focusable. */
export function Tooltip({ content, children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side="top"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 max-w-80 rounded-control border border-line bg-raised px-2.5 py-1.5 text-meta text-ink shadow-tooltip"
        >
          {content}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
