'use client';

import { useId } from 'react';
import { Button } from '@/components/ui/button.tsx';
import { TextField } from '@/components/ui/text-field.tsx';
import { useAwsNow } from '@/lib/client/use-aws-now.ts';
import { toIso } from '@/lib/domain/time/iso.ts';
import { clockIn, clockOf, nextAt, OFFERED_HOURS } from './until-time.ts';

interface EndTimeFieldProps {
  label: string;
  /** "14:30", UTC; may be anything while it is typed. */
  clock: string;
  onChange: (clock: string) => void;
  locked: boolean;
}

/** A time of day, the next in AWS's time, with a few hours to press. */
export function EndTimeField({ label, clock, onChange, locked }: EndTimeFieldProps) {
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
        {OFFERED_HOURS.map((hours) => (
          <Button
            key={hours}
            size="sm"
            className="max-md:flex-1 max-md:!px-2"
            disabled={locked}
            onClick={() => onChange(clockIn(hours, nowMs))}
          >
            <span className="sr-only">End in </span>
            {hours} h
          </Button>
        ))}
      </span>
    </div>
  );
}
