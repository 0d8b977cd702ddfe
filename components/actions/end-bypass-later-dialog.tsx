'use client';

import { ShieldEllipsis } from 'lucide-react';
import { useState } from 'react';
import { groupApiPath } from '@/lib/client/api-paths.ts';
import { useAwsClock } from '@/lib/client/live-context.ts';
import { useAwsNow } from '@/lib/client/use-aws-now.ts';
import { aliasName } from '@/lib/domain/alias-name.ts';
import { consequencesOfBypass } from '@/lib/domain/consequences-of-bypass.ts';
import type { Group } from '@/lib/domain/group.ts';
import { toIso } from '@/lib/domain/iso-time.ts';
import { mayEndBypassLater } from '@/lib/domain/may-end-bypass-later.ts';
import { ActionDialog } from './action-dialog.tsx';
import { AlarmsOutcome } from './alarms-outcome.tsx';
import { judgedAlone } from './judged-alone.ts';
import { RearmsItself } from './rearms-itself.tsx';
import { tellUnseenOutcome } from './tell-unseen-outcome.ts';
import { UntilChoice } from './until-choice.tsx';
import { offeredUntil, toUntil, type UntilDraft } from './until-draft.ts';
import { useFreshGroup } from './use-fresh-group.ts';
import { useIntent } from './use-intent.ts';
import { usePicture } from './use-picture.ts';

/** Gives a bypass that began outside of Sluice an end. AWS is not changed until then. */
export function EndBypassLaterDialog({ opened, onClose }: { opened: Group; onClose: () => void }) {
  const { group, isReading } = useFreshGroup(opened);
  const nowMs = useAwsNow();
  const clock = useAwsClock();
  const [draft, setDraft] = useState<UntilDraft>(() => offeredUntil(clock.now()));
  const until = toUntil(draft, nowMs);
  const what = `Give the bypass of ${aliasName(group)} an end`;
  const intent = useIntent<Group>(clock.now, (state) => tellUnseenOutcome(what, state));
  const picture = usePicture(group.target, group.asOf, { isReading });
  const may = mayEndBypassLater(group, judgedAlone);
  const ends = consequencesOfBypass(group, until ?? { event: 'next-success' }, toIso(nowMs)).steps.at(-1);
  return (
    <ActionDialog
      title={what}
      description="The alarms are ignored already, by somebody outside of Sluice. Nothing changes in AWS until the end that you set."
      icon={<ShieldEllipsis aria-hidden />}
      tone="byp"
      size="lg"
      verb="Set its end"
      variant="override"
      asked="Asked to set an end"
      twice="Pressing twice sets one end."
      reasonHint="Everyone sees it beside the bypass, and in the audit log"
      subject={{
        action: 'end-bypass-later',
        target: group.target,
        application: group.application,
        group: group.group,
        functionName: group.functionName,
        rolloutId: null,
      }}
      intent={intent}
      command={(reason) => {
        const end = toUntil(draft, clock.now());
        return end === null
          ? null
          : {
              method: 'PUT',
              path: `${groupApiPath(group.target, group.application, group.group)}/bypass`,
              body: { reason, until: end },
            };
      }}
      why={(may.ok ? null : may.why) ?? (until === null ? 'Choose a time first' : null)}
      picture={picture}
      done={
        intent.state.kind === 'done' && (
          <AlarmsOutcome answered={intent.state.value} answeredAt={intent.state.answeredAt} wanted="ignored" />
        )
      }
      onClose={onClose}
    >
      <UntilChoice
        draft={draft}
        onChange={setDraft}
        locked={intent.state.kind === 'sending' || intent.state.kind === 'unknown'}
      />
      {ends && <RearmsItself ends={ends} />}
    </ActionDialog>
  );
}
