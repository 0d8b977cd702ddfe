'use client';

import { Info, Rocket } from 'lucide-react';
import { Banner } from '@/components/ui/banner.tsx';
import { Button } from '@/components/ui/button.tsx';
import { usePreflight } from '@/lib/client/use-preflight.ts';
import { allAlarms } from '@/lib/domain/alarms/alarms-in-words.ts';
import { formatPlural } from '@/lib/domain/format/format-count.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { mayBypass } from '@/lib/domain/acting/bypass.ts';
import { BypassEndDialog } from './bypass-end-dialog.tsx';
import { IgnoredAlarms } from './ignored-alarms.tsx';
import { useJudgedAlone } from '@/components/actions/intent/use-judged-alone.ts';
import { openAction } from '@/components/actions/open-action.ts';
import { PreflightSection } from '@/components/actions/dialog/preflight-section.tsx';
import { useGroupAction } from '@/components/actions/intent/use-group-action.ts';

/** Tells CodeDeploy to ignore a group's alarms, until its next success or a time. */
export function BypassDialog({ opened, onClose }: { opened: Group; onClose: () => void }) {
  const action = useGroupAction<Group>(opened, 'bypass');
  const { group, locked } = action;
  const preflight = usePreflight(group).data;
  const alarms = group.alarms.items;
  return (
    <BypassEndDialog
      action={action}
      may={mayBypass(group, useJudgedAlone())}
      description={`CodeDeploy ignores ${allAlarms(alarms.length)}. A bad rollout then does not stop by itself.`}
      verb={`Bypass ${formatPlural(alarms.length, 'alarm')}`}
      onClose={onClose}
      renderBefore={(notes) => (
        <>
          {group.activeRolloutId === null ? (
            <Banner
              tone="neutral"
              icon={<Rocket aria-hidden="true" />}
              title="Starting the fix yourself? There is a smaller bypass."
              action={
                <Button disabled={locked} onClick={() => openAction({ kind: 'deploy', group, ignoreAlarms: true })}>
                  Deploy instead…
                </Button>
              }
            >
              A deployment started from here can ignore the alarms for itself alone; the group stays armed.
            </Banner>
          ) : null}
          <section>
            <h3 className="text-meta font-semibold text-ink-2">What is ignored</h3>
            <IgnoredAlarms alarms={alarms} />
            {notes.map((note) => (
              <p key={note} className="mt-2 flex gap-2 text-meta text-ink-2">
                <Info aria-hidden="true" className="mt-0.5 size-3.5 shrink-0" />
                {note}
              </p>
            ))}
          </section>
          {preflight ? <PreflightSection title="If a deployment started now" preflight={preflight} /> : null}
        </>
      )}
    />
  );
}
