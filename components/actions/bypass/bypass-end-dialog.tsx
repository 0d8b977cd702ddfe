'use client';

import { ShieldCheck } from 'lucide-react';
import { Banner } from '@/components/ui/banner.tsx';
import type { Consequences } from '@/lib/domain/acting/consequences.ts';
import { type ComponentProps, type ReactNode, useState } from 'react';
import { useAwsClock } from '@/lib/client/stream/live-context.ts';
import { useAwsNow } from '@/lib/client/use-aws-now.ts';
import { consequencesOfBypass } from '@/lib/domain/acting/bypass.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { toIso } from '@/lib/domain/time/iso.ts';
import type { May } from '@/lib/domain/acting/may.ts';
import { ActionDialog } from '@/components/actions/dialog/action-dialog.tsx';
import { AlarmsOutcome } from './alarms-outcome.tsx';
import { UntilChoice } from './until-choice.tsx';
import { offeredUntil, toUntil, type UntilDraft } from './until-draft.ts';
import type { GroupAction } from '@/components/actions/intent/use-group-action.ts';

/** What making a bypass and giving one an end have in common: choosing the end, saying how it comes, and sending it. */
export function BypassEndDialog({
  action: { group, path, state, locked, dialog },
  may,
  renderBefore,
  ...words
}: {
  action: GroupAction<Group>;
  may: May;
  /** Shown above the choice of the end. */
  renderBefore?: (notes: Consequences['notes']) => ReactNode;
} & Pick<ComponentProps<typeof ActionDialog>, 'description' | 'verb' | 'onClose'>) {
  const nowMs = useAwsNow();
  const clock = useAwsClock();
  const [draft, setDraft] = useState<UntilDraft>(() => offeredUntil(clock.now()));
  const until = toUntil(draft, nowMs);
  const { steps, notes } = consequencesOfBypass(group, until ?? { event: 'next-success' }, toIso(nowMs));
  const ends = steps.at(-1);
  return (
    <ActionDialog
      size="lg"
      {...words}
      {...dialog}
      command={(reason) => {
        // Counted from the press of the button, so that a dialog left open does not ask for an end in the past.
        const end = toUntil(draft, clock.now());
        return end === null ? null : { method: 'PUT', path: `${path}/bypass`, body: { reason, until: end } };
      }}
      why={(may.ok ? null : may.why) ?? (until === null ? 'Choose a time first' : null)}
      done={
        state.kind === 'done' ? (
          <AlarmsOutcome answered={state.value} answeredAt={state.answeredAt} wanted="ignored" />
        ) : null
      }
    >
      {renderBefore?.(notes)}
      <UntilChoice draft={draft} onChange={setDraft} locked={locked} />
      {until !== null && ends ? <RearmsItself ends={ends} /> : null}
    </ActionDialog>
  );
}

/** How the bypass that is about to be made ends. */
function RearmsItself({ ends }: { ends: Consequences['steps'][number] }) {
  return (
    <Banner tone="byp" icon={<ShieldCheck aria-hidden="true" />} title="Re-arms itself.">
      <span className="tabular-nums">
        {ends.title.replace(/^It re-arms itself /, '').replace(/^./, (first) => first.toUpperCase())}
      </span>{' '}
      {ends.detail}
    </Banner>
  );
}
