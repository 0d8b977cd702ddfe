'use client';

import type { Ref, TextareaHTMLAttributes } from 'react';
import { Field } from '@/components/ui/field.tsx';
import { formatPlural } from '@/lib/domain/format/format-count.ts';
import { clsx } from 'clsx';

/** The longest reason that the server accepts, in characters. */
export const LONGEST_REASON = 500;

interface ReasonFieldProps {
  value: string;
  onChange: (value: string) => void;
  hint: string;
  /** Once sent, these are the words in the audit log. */
  locked: boolean;
  ref: Ref<HTMLTextAreaElement>;
}

/** The required reason. `hint` says who will read it. */
export function ReasonField({ value, onChange, hint, locked, ref }: ReasonFieldProps) {
  const over = value.trim().length - LONGEST_REASON;
  return (
    <Field label="Reason" required hint={hint} error={over > 0 ? `${formatPlural(over, 'character')} too long.` : null}>
      {(control) => (
        <TextArea
          {...control}
          ref={ref}
          rows={2}
          value={value}
          readOnly={locked}
          className="read-only:bg-sunken read-only:text-ink-2"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}

type TextAreaProps = TextareaHTMLAttributes<HTMLTextAreaElement> & { ref?: Ref<HTMLTextAreaElement> | undefined };

/** Several lines of text; use inside `Field`. 16 px on phones, so that iOS does not zoom. */
function TextArea({ className, ref, ...rest }: TextAreaProps) {
  return (
    <textarea
      rows={3}
      {...rest}
      ref={ref}
      className={clsx(
        'block w-full resize-y rounded-control border border-line-strong bg-surface px-3 py-2 text-body text-ink placeholder:text-ink-3 aria-invalid:border-bad max-md:text-[16px]',
        className,
      )}
    />
  );
}
