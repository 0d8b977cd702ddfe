'use client';

import { useId } from 'react';
import type { ReactNode } from 'react';

/** What a control inside a field must carry. */
interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
  'aria-required': true | undefined;
}

interface FieldProps {
  label: ReactNode;
  hint?: ReactNode;
  error?: string | null | undefined;
  required?: boolean | undefined;
  children: (control: FieldControl) => ReactNode;
}

/** A label, its hint and its error, tied to the control that `children` renders. */
export function Field({ label, hint, error, required = false, children }: FieldProps) {
  const id = useId();
  const hintId = hint ? `${id}-hint` : null;
  const errorId = error ? `${id}-error` : null;
  const describedBy = [hintId, errorId].filter(Boolean).join(' ') || undefined;
  return (
    <div className="flex flex-col gap-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <label htmlFor={id} className="text-body font-semibold">
          {label}
          {required ? <span className="text-bad-ink"> required</span> : null}
        </label>
        {hint ? (
          <span id={hintId ?? undefined} className="text-meta text-ink-3">
            {hint}
          </span>
        ) : null}
      </div>
      {children({
        id,
        'aria-describedby': describedBy,
        'aria-invalid': error ? true : undefined,
        'aria-required': required ? true : undefined,
      })}
      {error ? (
        <p id={errorId ?? undefined} role="alert" className="text-meta text-bad-ink">
          {error}
        </p>
      ) : null}
    </div>
  );
}
