'use client';

import { clsx } from 'clsx';
import { Clock, Gauge, RefreshCw } from 'lucide-react';
import { useState, type ComponentProps } from 'react';
import { Later } from '@/components/ui/later.tsx';
import { Spinner } from '@/components/ui/spinner.tsx';
import type { LiveState } from '@/lib/client/stream/live-state.ts';
import { useCurrentTarget } from '@/lib/client/use-current-target.ts';
import { useLiveStatus } from '@/lib/client/use-live-status.ts';
import { formatAge } from '@/lib/domain/format/format-age.ts';

const loadPopover = () => import('./live-popover.tsx').then((module) => module.LivePopover);

/** One place in the header, five words: how fresh the picture is. Opens to the age of each source. */
export function LiveIndicator() {
  const state = useLiveStatus();
  const target = useCurrentTarget();
  const [wanted, setWanted] = useState(false);
  const rate = target?.clock.rate ?? 1;
  return (
    <>
      <output className="sr-only">{liveWords(state).word}</output>
      <Later
        load={loadPopover}
        props={{ state, target, trigger: <Face state={state} rate={rate} />, defaultOpen: wanted }}
        waiting={<Face state={state} rate={rate} aria-haspopup="dialog" onClick={() => setWanted(true)} />}
      />
    </>
  );
}

function Face({ state, rate, ...rest }: { state: LiveState; rate: number } & ComponentProps<'button'>) {
  const { word, age, after } = liveWords(state);
  const calm = state.kind === 'live' || state.kind === 'first-reading' || state.kind === 'reconnecting';
  return (
    <button
      {...rest}
      type="button"
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
      {rate === 1 ? null : <span className="text-meta text-ink-3 max-xl:hidden">clock ×{Number(rate.toFixed(1))}</span>}
    </button>
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

interface LiveWords {
  word: string;
  /** "2 s"; null: no age to show. */
  age: string | null;
  /** What follows the age where there is room: "ago", "old". */
  after: string | null;
}

/** What the live indicator says. */
function liveWords(state: LiveState): LiveWords {
  switch (state.kind) {
    case 'live':
      return { word: 'Live', age: age(state.ageSeconds), after: 'ago' };
    case 'reconnecting':
      return { word: 'Reconnecting', age: age(state.forSeconds), after: null };
    case 'stale':
      return { word: 'Stale', age: age(state.ageSeconds), after: 'old' };
    case 'slowed':
      return { word: 'Slowed by AWS', age: age(state.ageSeconds), after: 'ago' };
    case 'first-reading':
      return { word: 'First reading', age: null, after: null };
  }
}

function age(seconds: number | null): string | null {
  return seconds === null ? null : formatAge(seconds * 1000);
}
