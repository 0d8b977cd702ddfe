'use client';

import { clsx } from 'clsx';
import { Clock, Gauge, RefreshCw } from 'lucide-react';
import { Popover } from 'radix-ui';
import { liveWords } from '@/components/shell/live-words.ts';
import { SourceList } from '@/components/shell/source-list.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import type { LiveState } from '@/lib/client/live-state.ts';
import { useCurrentTarget } from '@/lib/client/use-current-target.ts';
import { useLiveStatus } from '@/lib/client/use-live-status.ts';

/** One place in the header, five words: how fresh the picture is. Opens to the age of each source. */
export function LiveIndicator() {
  const state = useLiveStatus();
  const target = useCurrentTarget();
  const { word, age, after } = liveWords(state);
  const calm = state.kind === 'live' || state.kind === 'first-reading' || state.kind === 'reconnecting';
  const fast = target !== null && target.clock.rate !== 1;
  return (
    <Popover.Root>
      <output className="sr-only">{word}</output>
      <Popover.Trigger
        className={clsx(
          'inline-flex h-8 shrink-0 items-center gap-2 rounded-control border px-2.5 text-body whitespace-nowrap max-md:h-11 max-md:px-2',
          calm
            ? 'border-line-strong bg-surface hover:bg-hover max-md:border-transparent'
            : 'border-warn-line bg-warn-soft text-warn-ink',
          state.kind === 'reconnecting' && 'border-dashed',
        )}
      >
        <LiveGlyph kind={state.kind} />
        <span className="font-medium">{word}</span>
        {age ? (
          <span className={clsx('tabular-nums', calm && 'text-ink-2', state.kind === 'slowed' && 'max-md:hidden')}>
            {age}
            {after ? <span className="max-md:hidden"> {after}</span> : null}
          </span>
        ) : null}
        {fast ? (
          <span className="text-meta text-ink-3 max-xl:hidden">clock ×{Number(target.clock.rate.toFixed(1))}</span>
        ) : null}
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={8}
          className="z-50 w-80 max-w-[calc(100vw-16px)] rounded-card border border-line bg-raised p-3.5 text-body shadow-tooltip"
        >
          <SourceList state={state} target={target} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

function LiveGlyph({ kind }: { kind: LiveState['kind'] }) {
  switch (kind) {
    case 'live':
      return <span aria-hidden="true" className="size-2 rounded-full bg-ok outline-3 outline-ok/25" />;
    case 'reconnecting':
      return <RefreshCw aria-hidden="true" className="size-3.5 animate-spin text-ink-2" />;
    case 'stale':
      return <Clock aria-hidden="true" className="size-4" />;
    case 'slowed':
      return <Gauge aria-hidden="true" className="size-4" />;
    case 'first-reading':
      return <Spinner className="text-ink-2" />;
  }
}
