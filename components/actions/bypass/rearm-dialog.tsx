'use client';

import { consequencesOfRearm, mayRearm } from '@/lib/domain/acting/rearm.ts';
import { formatPlural } from '@/lib/domain/format/format-count.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { ActionDialog } from '@/components/actions/dialog/action-dialog.tsx';
import { AlarmsOutcome } from './alarms-outcome.tsx';
import { ConsequenceList } from '@/components/actions/dialog/consequence-list.tsx';
import { useJudgedAlone } from '@/components/actions/intent/use-judged-alone.ts';
import { useGroupAction } from '@/components/actions/intent/use-group-action.ts';

/** Tells CodeDeploy to obey a group's alarms again. */
export function RearmDialog({ opened, onClose }: { opened: Group; onClose: () => void }) {
  const { group, path, state, dialog } = useGroupAction<Group>(opened, 're-arm');
  const may = mayRearm(group, useJudgedAlone());
  const { steps, notes } = consequencesOfRearm(group);
  return (
    <ActionDialog
      description="No traffic moves by it."
      verb={`Re-arm ${formatPlural(group.alarms.items.length, 'alarm')}`}
      {...dialog}
      command={(reason) => ({
        method: 'DELETE',
        path: `${path}/bypass`,
        body: { reason },
      })}
      why={may.ok ? null : may.why}
      done={
        state.kind === 'done' ? (
          <AlarmsOutcome answered={state.value} answeredAt={state.answeredAt} wanted="obeyed" />
        ) : null
      }
      onClose={onClose}
    >
      <ConsequenceList steps={steps} notes={notes} />
    </ActionDialog>
  );
}
