'use client';

import { TriangleAlert } from 'lucide-react';
import { Banner } from '@/components/ui/banner.tsx';
import { CheckField } from '@/components/ui/check-field.tsx';
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
  return (
    <Banner tone={checked ? 'byp' : 'bad'} icon={<TriangleAlert aria-hidden />} title={`${areInAlarm(tripped)} now.`}>
      {checked ? 'They are ignored for this deployment.' : 'CodeDeploy would stop this deployment at once.'}
      <span className="mt-1.5 block">
        <CheckField
          label="Ignore the alarms for this one deployment"
          checked={checked}
          onChange={onChange}
          disabled={locked}
        />
      </span>
    </Banner>
  );
}
