'use client';

import { Popover } from 'radix-ui';
import type { ReactElement } from 'react';
import { SourceList } from './source-list.tsx';
import type { LiveState } from '@/lib/client/stream/live-state.ts';
import type { TargetHealth } from '@/lib/domain/live/health.ts';

interface LivePopoverProps {
  state: LiveState;
  target: TargetHealth | null;
  trigger: ReactElement;
  defaultOpen: boolean;
}

/** What hangs from the live indicator: the age of each source. */
export function LivePopover({ state, target, trigger, defaultOpen }: LivePopoverProps) {
  return (
    <Popover.Root defaultOpen={defaultOpen}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          aria-label="How fresh this is"
          className="z-50 w-80 max-w-[calc(100vw-16px)] rounded-card border border-line bg-raised p-3.5 text-body shadow-tooltip"
        >
          <SourceList state={state} target={target} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
