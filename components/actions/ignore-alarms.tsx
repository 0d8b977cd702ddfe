'use client';

import { Check, TriangleAlert } from 'lucide-react';
import { Checkbox } from 'radix-ui';
import { useId } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import type { Alarm } from '@/lib/domain/alarm.ts';
import { areInAlarm } from '@/lib/domain/alarms-in-words.ts';

/** The alarms that would stop the deployment at once, and the box that has them ignored for this one. */
export function IgnoreAlarms({
  tripped,
  checked,
  onChange,
  locked,
}: {
  tripped: Alarm[];
  checked: boolean;
  onChange: (checked: boolean) => void;
  locked: boolean;
}) {
  const id = useId();
  return (
    <Banner tone={checked ? 'byp' : 'bad'} icon={<TriangleAlert aria-hidden />} title={`${areInAlarm(tripped)} now.`}>
      {checked ? 'They are ignored for this deployment.' : 'CodeDeploy would stop this deployment at once.'}
      <span className="mt-1.5 flex items-center gap-2.5 max-md:min-h-11">
        <Checkbox.Root
          id={id}
          checked={checked}
          disabled={locked}
          onCheckedChange={(next) => onChange(next === true)}
          className="grid size-4.5 shrink-0 place-items-center rounded-[4px] border border-ink-3 bg-surface data-[state=checked]:border-byp-btn data-[state=checked]:bg-byp-btn max-md:size-6"
        >
          <Checkbox.Indicator>
            <Check aria-hidden className="size-3.5 text-white" />
          </Checkbox.Indicator>
        </Checkbox.Root>
        <label htmlFor={id} className="text-body font-medium text-ink">
          Ignore the alarms for this one deployment
        </label>
      </span>
    </Banner>
  );
}
