'use client';

import { clsx } from 'clsx';

/** One of a few, side by side. */
export function ChoiceTabs<T extends string>({
  legend,
  choices,
  chosen,
  onChoose,
}: {
  legend: string;
  choices: readonly { value: T; name: string }[];
  chosen: T;
  onChoose: (value: T) => void;
}) {
  return (
    <fieldset className="flex min-w-0 gap-1 overflow-x-auto rounded-card border border-line-strong bg-surface p-1 max-md:w-full">
      <legend className="sr-only">{legend}</legend>
      {choices.map(({ value, name }) => (
        <button
          key={value}
          type="button"
          aria-pressed={chosen === value}
          onClick={() => onChoose(value)}
          className={clsx(
            'h-7 shrink-0 rounded-control px-2.5 text-body font-medium whitespace-nowrap max-md:h-11 max-md:flex-1',
            chosen === value ? 'bg-hover text-ink' : 'text-ink-2 hover:text-ink',
          )}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}
