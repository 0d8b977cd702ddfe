'use client';

import { useId } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { TextField } from '@/components/ui/text-field.tsx';
import { useAwsNow } from '@/lib/client/use-aws-now.ts';
import { toIso } from '@/lib/domain/time/iso.ts';
import { clockOf, nextAt } from './until-time.ts';

/** The server accepts a day at most. */
const offeredHours = [1, 4, 24];

/** A time of day within the next 24 hours, in AWS's time, with buttons for a few hours. */
export function EndTimeField({
  label,
  clock,
  onChange,
  locked,
}: {
  label: string;
  /** "14:30", UTC; may be anything while it is typed. */
  clock: string;
  onChange: (clock: string) => void;
  locked: boolean;
}) {
  const id = useId();
  const nowMs = useAwsNow();
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <label htmlFor={id} className="text-body font-medium text-ink">
        {label}
      </label>
      <TextField
        id={id}
        inputMode="numeric"
        autoComplete="off"
        placeholder="hh:mm"
        maxLength={5}
        value={clock}
        readOnly={locked}
        aria-invalid={nextAt(clock, new Date(nowMs)) === null}
        onChange={(event) => onChange(event.target.value)}
        className="!w-20 text-center tabular-nums"
        aria-describedby={`${id}-zone`}
      />
      <span id={`${id}-zone`} className="text-meta text-ink-3 tabular-nums">
        UTC, by AWS&apos;s clock; now {clockOf(toIso(nowMs))}
      </span>
      <span className="flex gap-1.5 max-md:basis-full md:ml-auto">
        {offeredHours.map((hours) => (
          <Button
            key={hours}
            size="sm"
            className="max-md:flex-1 max-md:!px-2"
            disabled={locked}
            onClick={() => onChange(clockOf(toIso(nowMs + hours * 3_600_000)))}
          >
            <span className="sr-only">End in </span>
            {hours} h
          </Button>
        ))}
      </span>
    </div>
  );
}
