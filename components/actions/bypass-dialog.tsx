'use client';

import { Info, Rocket, ShieldOff } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { useAwsClock } from '@/lib/client/live-context.ts';
import { useAwsNow } from '@/lib/client/use-aws-now.ts';
import { allAlarms } from '@/lib/domain/alarms-in-words.ts';
import { consequencesOfBypass } from '@/lib/domain/consequences-of-bypass.ts';
import { formatPlural } from '@/lib/domain/format-count.ts';
import type { Group } from '@/lib/domain/group.ts';
import { toIso } from '@/lib/domain/iso-time.ts';
import { mayBypass } from '@/lib/domain/may-bypass.ts';
import { ActionDialog } from './action-dialog.tsx';
import { AlarmsOutcome } from './alarms-outcome.tsx';
import { IgnoredAlarms } from './ignored-alarms.tsx';
import { openAction } from './open-action.ts';
import { RearmsItself } from './rearms-itself.tsx';
import { UntilChoice } from './until-choice.tsx';
import { offeredUntil, toUntil, type UntilDraft } from './until-draft.ts';
import { judgedAlone } from './judged-alone.ts';
import { useGroupAction } from './use-group-action.ts';

/** Tells CodeDeploy to ignore a group's alarms, until its next success or a time. */
export function BypassDialog({ opened, onClose }: { opened: Group; onClose: () => void }) {
  const { group, path, state, locked, dialog } = useGroupAction<Group>(
    opened,
    'bypass',
    (alias) => `Bypass alarms for ${alias}`,
  );
  const nowMs = useAwsNow();
  const clock = useAwsClock();
  const [draft, setDraft] = useState<UntilDraft>(() => offeredUntil(clock.now()));
  const until = toUntil(draft, nowMs);
  const may = mayBypass(group, judgedAlone);
  const consequences = consequencesOfBypass(group, until ?? { event: 'next-success' }, toIso(nowMs));
  const ends = consequences.steps.at(-1);
  const alarms = group.alarms.items;

  return (
    <ActionDialog
      description={`CodeDeploy ignores ${allAlarms(alarms.length)}. A bad rollout then does not stop by itself.`}
      icon={<ShieldOff aria-hidden />}
      tone="byp"
      size="lg"
      verb={`Bypass ${formatPlural(alarms.length, 'alarm')}`}
      variant="override"
      asked="Asked to bypass"
      twice="Pressing twice bypasses once."
      reasonHint="Everyone sees it beside the bypass, and in the audit log"
      {...dialog}
      command={(reason) => {
        // Counted from the moment of pressing, so that a dialog left open over the end does not ask for the past.
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
      {group.activeRolloutId === null && (
        <Banner
          tone="neutral"
          icon={<Rocket aria-hidden />}
          title="Starting the fix yourself? There is a smaller bypass."
          action={
            <Button
              disabled={locked}
              onClick={() => openAction({ kind: 'deploy', group, version: null, configName: null, ignoreAlarms: true })}
            >
              Deploy instead…
            </Button>
          }
        >
          A deployment started from here can ignore the alarms for itself alone; the group stays armed.
        </Banner>
      )}
      <section>
        <h3 className="text-meta font-semibold text-ink-2">What is ignored</h3>
        <IgnoredAlarms alarms={alarms} />
        {consequences.notes.map((note) => (
          <p key={note} className="mt-2 flex gap-2 text-meta text-ink-2">
            <Info aria-hidden className="mt-0.5 size-3.5 shrink-0" />
            {note}
          </p>
        ))}
      </section>
      <UntilChoice draft={draft} onChange={setDraft} locked={locked} />
      {ends && <RearmsItself ends={ends} />}
    </ActionDialog>
  );
}
