'use client';

import type { Ref } from 'react';
import { Field } from '@/components/ui/field.tsx';
import { TextArea } from '@/components/ui/text-area.tsx';
import { formatPlural } from '@/lib/domain/format/format-count.ts';

/** The longest reason that the server accepts, in characters. */
export const LONGEST_REASON = 500;

/** The required reason. `hint` says who will read it. */
export function ReasonField({
  value,
  onChange,
  hint,
  locked,
  ref,
}: {
  value: string;
  onChange: (value: string) => void;
  hint: string;
  /** Once sent, these are the words in the audit log. */
  locked: boolean;
  ref: Ref<HTMLTextAreaElement>;
}) {
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
