'use client';

import { clsx } from 'clsx';
import { CircleMinus, LoaderCircle, ShieldOff, TriangleAlert, Unlink, type LucideIcon } from 'lucide-react';
import { countWords, whyCountIsLow, type FilterCount, type FleetFilter } from './fleet-rows.ts';

const CHIPS: { filter: FleetFilter; name: string; short: string; Icon: LucideIcon | null; ink: string }[] = [
  { filter: 'all', name: 'All', short: 'All', Icon: null, ink: '' },
  { filter: 'shifting', name: 'Shifting now', short: 'Shifting', Icon: LoaderCircle, ink: 'text-ink-2' },
  { filter: 'attention', name: 'Needs attention', short: 'Attention', Icon: TriangleAlert, ink: 'text-bad' },
  { filter: 'bypassed', name: 'Alarms bypassed', short: 'Bypassed', Icon: ShieldOff, ink: 'text-byp' },
  { filter: 'drifted', name: 'Drifted', short: 'Drifted', Icon: Unlink, ink: 'text-warn-ink' },
  { filter: 'idle', name: 'Idle', short: 'Idle', Icon: CircleMinus, ink: 'text-ink-2' },
];

interface FilterChipsProps {
  counts: Record<FleetFilter, FilterCount>;
  /** The first reading of the target still runs: groups are missing. */
  isReading: boolean;
  chosen: FleetFilter;
  onChoose: (filter: FleetFilter) => void;
}

/** Chips that count and filter; one is chosen at a time. */
export function FilterChips({ counts, isReading, chosen, onChoose }: FilterChipsProps) {
  return (
    <fieldset className="flex min-w-0 gap-2 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 max-md:py-0.5 max-md:[scrollbar-width:none] md:flex-wrap">
      <legend className="sr-only">Show</legend>
      {CHIPS.map(({ filter, name, short, Icon, ink }) => (
        <button
          key={filter}
          type="button"
          aria-pressed={chosen === filter}
          title={whyCountIsLow(counts[filter], isReading) ?? undefined}
          onClick={() => onChoose(filter)}
          className={clsx(
            'inline-flex h-[38px] shrink-0 items-center gap-2 rounded-card border bg-surface px-3 text-body font-medium text-ink-2 hover:bg-hover max-md:h-11',
            chosen === filter ? 'border-ink text-ink outline-1 outline-ink' : 'border-line-strong',
          )}
        >
          {Icon ? <Icon aria-hidden="true" className={clsx('size-4', ink)} /> : null}
          <span className="max-md:hidden">{name}</span>
          <span className="md:hidden">{short}</span>
          <span className="text-[15px] font-semibold text-ink tabular-nums">
            {countWords(counts[filter], isReading)}
          </span>
        </button>
      ))}
    </fieldset>
  );
}
