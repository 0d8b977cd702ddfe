'use client';

import { clsx } from 'clsx';
import { RadioGroup } from 'radix-ui';
import type { ReactNode } from 'react';

export interface Choice<V extends string> {
  value: V;
  title: string;
  detail: ReactNode;
  /** Why it cannot be chosen. */
  why?: string | null;
}

/** One of a few, each with what it means; arrow keys move between them. */
export function ChoiceCards<V extends string>({
  label,
  choices,
  value,
  onChange,
  locked,
}: {
  label: string;
  choices: Choice<V>[];
  value: V;
  onChange: (value: V) => void;
  locked: boolean;
}) {
  return (
    <section>
      <h3 className="text-meta font-semibold text-ink-2">{label}</h3>
      <RadioGroup.Root
        aria-label={label}
        value={value}
        disabled={locked}
        onValueChange={(next) => {
          const chosen = choices.find((choice) => choice.value === next);
          if (chosen) onChange(chosen.value);
        }}
        className="mt-2 grid gap-2 sm:grid-cols-2"
      >
        {choices.map((choice) => (
          <RadioGroup.Item
            key={choice.value}
            value={choice.value}
            disabled={locked || Boolean(choice.why)}
            className={clsx(
              'group flex min-h-11 items-start gap-2.5 rounded-card border bg-surface px-3 py-2 text-left',
              'border-line-strong data-[state=checked]:border-ink data-[state=checked]:ring-1 data-[state=checked]:ring-ink',
              'disabled:cursor-not-allowed',
            )}
          >
            <span className="mt-0.5 grid size-4 shrink-0 place-items-center rounded-full border border-line-strong group-data-[state=checked]:border-ink group-data-[state=checked]:bg-ink">
              <RadioGroup.Indicator className="size-1.5 rounded-full bg-surface" />
            </span>
            <span className="min-w-0">
              <span className="block text-body font-semibold text-ink group-disabled:text-ink-3">{choice.title}</span>
              <span className="block text-meta text-ink-3">{choice.why ?? choice.detail}</span>
            </span>
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
    </section>
  );
}
