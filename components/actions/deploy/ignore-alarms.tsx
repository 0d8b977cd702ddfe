'use client';

import { TriangleAlert } from 'lucide-react';
import { Banner } from '@/components/ui/banner.tsx';
import { CheckField } from '@/components/ui/check-field.tsx';
import type { Alarm } from '@/lib/domain/alarms/alarm.ts';
import { areInAlarm } from '@/lib/domain/alarms/alarms-in-words.ts';

interface IgnoreAlarmsProps {
  tripped: Alarm[];
  /** What pre-flight found about them, with what trips them; empty until it is read. */
  found: string[];
  checked: boolean;
  onChange: (checked: boolean) => void;
  locked: boolean;
}

/** The alarms that would stop the deployment at once, and a box to ignore them for this one. */
export function IgnoreAlarms({ tripped, found, checked, onChange, locked }: IgnoreAlarmsProps) {
  return (
    <Banner
      tone={checked ? 'byp' : 'bad'}
      icon={<TriangleAlert aria-hidden="true" />}
      title={checked || found.length === 0 ? `${areInAlarm(tripped)} now.` : 'In ALARM now.'}
    >
      {checked && 'They are ignored for this deployment.'}
      {!checked && (found.length === 0 ? 'CodeDeploy would stop this deployment at once.' : found.join(' '))}
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
