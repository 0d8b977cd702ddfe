'use client';

import { ShieldEllipsis } from 'lucide-react';
import { useState } from 'react';
import { useAwsClock } from '@/lib/client/live-context.ts';
import { useAwsNow } from '@/lib/client/use-aws-now.ts';
import { consequencesOfBypass } from '@/lib/domain/consequences-of-bypass.ts';
import type { Group } from '@/lib/domain/group.ts';
import { toIso } from '@/lib/domain/iso-time.ts';
import { mayEndBypassLater } from '@/lib/domain/may-end-bypass-later.ts';
import { ActionDialog } from './action-dialog.tsx';
import { AlarmsOutcome } from './alarms-outcome.tsx';
import { judgedAlone } from './judged-alone.ts';
import { RearmsItself } from './rearms-itself.tsx';
import { UntilChoice } from './until-choice.tsx';
import { offeredUntil, toUntil, type UntilDraft } from './until-draft.ts';
import { useGroupAction } from './use-group-action.ts';

/** Gives a bypass that began outside of Sluice an end. AWS is not changed until then. */
export function EndBypassLaterDialog({ opened, onClose }: { opened: Group; onClose: () => void }) {
  const { group, path, state, locked, dialog } = useGroupAction<Group>(
    opened,
    'end-bypass-later',
    (alias) => `Give the bypass of ${alias} an end`,
  );
  const nowMs = useAwsNow();
  const clock = useAwsClock();
  const [draft, setDraft] = useState<UntilDraft>(() => offeredUntil(clock.now()));
  const until = toUntil(draft, nowMs);
  const may = mayEndBypassLater(group, judgedAlone);
  const ends = consequencesOfBypass(group, until ?? { event: 'next-success' }, toIso(nowMs)).steps.at(-1);
  return (
    <ActionDialog
      description="The alarms are ignored already, by somebody outside of Sluice. Nothing changes in AWS until the end that you set."
      icon={<ShieldEllipsis aria-hidden />}
      tone="byp"
      size="lg"
      verb="Set its end"
      variant="override"
      asked="Asked to set an end"
      twice="Pressing twice sets one end."
      reasonHint="Everyone sees it beside the bypass, and in the audit log"
      {...dialog}
      command={(reason) => {
        const end = toUntil(draft, clock.now());
        return end === null
          ? null
          : {
              method: 'PUT',
              path: `${path}/bypass`,
              body: { reason, until: end },
            };
      }}
      why={(may.ok ? null : may.why) ?? (until === null ? 'Choose a time first' : null)}
      done={
        state.kind === 'done' && <AlarmsOutcome answered={state.value} answeredAt={state.answeredAt} wanted="ignored" />
      }
      onClose={onClose}
    >
      <UntilChoice draft={draft} onChange={setDraft} locked={locked} />
      {ends && <RearmsItself ends={ends} />}
    </ActionDialog>
  );
}
