'use client';

import { Info, ShieldCheck, ShieldOff } from 'lucide-react';
import { useState } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import { groupApiPath } from '@/lib/client/api-paths.ts';
import { useAwsClock } from '@/lib/client/live-context.ts';
import { useAwsNow } from '@/lib/client/use-aws-now.ts';
import { allAlarms } from '@/lib/domain/alarms-in-words.ts';
import { aliasName } from '@/lib/domain/alias-name.ts';
import { consequencesOfBypass } from '@/lib/domain/consequences-of-bypass.ts';
import { formatPlural } from '@/lib/domain/format-count.ts';
import type { BypassUntil, Group } from '@/lib/domain/group.ts';
import { toIso } from '@/lib/domain/iso-time.ts';
import { mayBypass } from '@/lib/domain/may-bypass.ts';
import { ActionDialog } from './action-dialog.tsx';
import { AlarmsOutcome } from './alarms-outcome.tsx';
import { IgnoredAlarms } from './ignored-alarms.tsx';
import { tellUnseenOutcome } from './tell-unseen-outcome.ts';
import { UntilChoice, type UntilDraft } from './until-choice.tsx';
import { clockOf, nextAt, offeredEnd } from './until-time.ts';
import { judgedAlone } from './judged-alone.ts';
import { useIntent } from './use-intent.ts';
import { useFreshGroup } from './use-fresh-group.ts';
import { usePicture } from './use-picture.ts';

/** Tells CodeDeploy to ignore a group's alarms, until its next success or a time. */
export function BypassDialog({ opened, onClose }: { opened: Group; onClose: () => void }) {
  const { group, isReading } = useFreshGroup(opened);
  const nowMs = useAwsNow();
  const clock = useAwsClock();
  const [draft, setDraft] = useState<UntilDraft>(() => ({
    kind: 'next-success',
    clock: clockOf(offeredEnd(new Date(clock.now()))),
  }));
  const until = toUntil(draft, nowMs);
  const what = `Bypass alarms for ${aliasName(group)}`;
  const intent = useIntent<Group>(clock.now, (state) => tellUnseenOutcome(what, state));
  const picture = usePicture(group.target, group.asOf, { isReading });
  const may = mayBypass(group, judgedAlone);
  const consequences = consequencesOfBypass(group, until ?? { event: 'next-success' }, toIso(nowMs));
  const ends = consequences.steps.at(-1);
  const alarms = group.alarms.items;

  return (
    <ActionDialog
      title={what}
      description={`CodeDeploy ignores ${allAlarms(alarms.length)}. A bad rollout then does not stop by itself.`}
      icon={<ShieldOff aria-hidden />}
      tone="byp"
      size="lg"
      verb={`Bypass ${formatPlural(alarms.length, 'alarm')}`}
      variant="override"
      asked="Asked to bypass"
      twice="Pressing twice bypasses once."
      reasonHint="Everyone sees it beside the bypass, and in the audit log"
      subject={{
        action: 'bypass',
        target: group.target,
        application: group.application,
        group: group.group,
        functionName: group.functionName,
        rolloutId: null,
      }}
      intent={intent}
      command={(reason) => {
        // Counted from the moment of pressing, so that a dialog left open over the end does not ask for the past.
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
      <UntilChoice
        draft={draft}
        onChange={setDraft}
        locked={intent.state.kind === 'sending' || intent.state.kind === 'unknown'}
      />
      {ends && (
        <Banner tone="byp" icon={<ShieldCheck aria-hidden />} title="Re-arms itself.">
          <span className="tabular-nums">
            {ends.title.replace(/^It re-arms itself /, '').replace(/^./, (first) => first.toUpperCase())}
          </span>{' '}
          {ends.detail}
        </Banner>
      )}
    </ActionDialog>
  );
}

/** null: the time is none. */
function toUntil(draft: UntilDraft, nowMs: number): BypassUntil | null {
  if (draft.kind === 'next-success') return { event: 'next-success' };
  const at = nextAt(draft.clock, new Date(nowMs));
  return at === null ? null : { at };
}
