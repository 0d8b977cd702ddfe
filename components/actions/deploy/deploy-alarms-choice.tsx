'use client';

import { alarmsInAlarm, allAlarms } from '@/lib/domain/alarms/alarms-in-words.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { ChoiceCards } from '@/components/actions/dialog/choice-cards.tsx';

interface DeployAlarmsChoiceProps {
  group: Group;
  ignores: boolean;
  onChange: (ignores: boolean) => void;
  locked: boolean;
}

/** Whether the group's alarms may stop this one deployment. The group itself stays as it is either way. */
export function DeployAlarmsChoice({ group, ignores, onChange, locked }: DeployAlarmsChoiceProps) {
  const { items } = group.alarms;
  const isRed = alarmsInAlarm(items).length > 0;
  return (
    <ChoiceCards
      label="Alarms"
      locked={locked}
      value={ignores ? 'ignored' : 'obeyed'}
      onChange={(next) => onChange(next === 'ignored')}
      choices={[
        {
          value: 'obeyed',
          title: 'As they are',
          detail: isRed ? 'stopped at once' : `${allAlarms(items.length)} can stop it`,
        },
        {
          value: 'ignored',
          title: 'Ignored for this deployment',
          detail: 'none can stop it; the group stays armed for the next',
        },
      ]}
    />
  );
}
