'use client';

import { Check } from 'lucide-react';
import { Checkbox } from 'radix-ui';
import { useId } from 'react';

interface CheckFieldProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
}

/** A box to tick with its label; the whole line is a thumb's target on phones. */
export function CheckField({ label, checked, onChange, disabled = false }: CheckFieldProps) {
  const id = useId();
  return (
    <span className="flex items-center gap-2.5 max-md:min-h-11">
      <Checkbox.Root
        id={id}
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next === true)}
        className="grid size-4.5 shrink-0 place-items-center rounded-[4px] border border-ink-3 bg-surface data-[state=checked]:border-byp-btn data-[state=checked]:bg-byp-btn max-md:size-6"
      >
        <Checkbox.Indicator>
          <Check aria-hidden="true" className="size-3.5 text-white" />
        </Checkbox.Indicator>
      </Checkbox.Root>
      <label htmlFor={id} className="text-body font-medium text-ink">
        {label}
      </label>
    </span>
  );
}
