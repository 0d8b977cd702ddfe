'use client';

import { ShieldCheck } from 'lucide-react';
import { groupApiPath } from '@/lib/client/api-paths.ts';
import { useAwsClock } from '@/lib/client/live-context.ts';
import { aliasName } from '@/lib/domain/alias-name.ts';
import { consequencesOfRearm } from '@/lib/domain/consequences-of-rearm.ts';
import { formatPlural } from '@/lib/domain/format-count.ts';
import type { Group } from '@/lib/domain/group.ts';
import { mayRearm } from '@/lib/domain/may-rearm.ts';
import { ActionDialog } from './action-dialog.tsx';
import { AlarmsOutcome } from './alarms-outcome.tsx';
import { ConsequenceList } from './consequence-list.tsx';
import { tellUnseenOutcome } from './tell-unseen-outcome.ts';
import { judgedAlone } from './judged-alone.ts';
import { useIntent } from './use-intent.ts';
import { useFreshGroup } from './use-fresh-group.ts';
import { usePicture } from './use-picture.ts';

/** Tells CodeDeploy to obey a group's alarms again. */
export function RearmDialog({ opened, onClose }: { opened: Group; onClose: () => void }) {
  const { group, isReading } = useFreshGroup(opened);
  const clock = useAwsClock();
  const what = `Re-arm alarms for ${aliasName(group)}`;
  const intent = useIntent<Group>(clock.now, (state) => tellUnseenOutcome(what, state));
  const picture = usePicture(group.target, group.asOf, { isReading });
  const may = mayRearm(group, judgedAlone);
  const { steps, notes } = consequencesOfRearm(group);
  return (
    <ActionDialog
      title={what}
      description="No traffic moves by it."
      icon={<ShieldCheck aria-hidden />}
      tone="byp"
      verb={`Re-arm ${formatPlural(group.alarms.items.length, 'alarm')}`}
      variant="override"
      asked="Asked to re-arm"
      twice="Pressing twice re-arms once."
      reasonHint="Written to the audit log, with your name, before AWS is called"
      subject={{
        action: 're-arm',
        target: group.target,
        application: group.application,
        group: group.group,
        functionName: group.functionName,
        rolloutId: null,
      }}
      intent={intent}
      command={(reason) => ({
        method: 'DELETE',
        path: `${groupApiPath(group.target, group.application, group.group)}/bypass`,
        body: { reason },
      })}
      why={may.ok ? null : may.why}
      picture={picture}
      done={
        intent.state.kind === 'done' && (
          <AlarmsOutcome answered={intent.state.value} answeredAt={intent.state.answeredAt} wanted="obeyed" />
        )
      }
      onClose={onClose}
    >
      <ConsequenceList steps={steps} notes={notes} />
    </ActionDialog>
  );
}
