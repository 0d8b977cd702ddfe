'use client';

import { useState } from 'react';
import { Mono } from '@/components/ui/mono.tsx';
import { rolloutApiPath } from '@/lib/client/api/api-paths.ts';
import { useAwsClock } from '@/lib/client/stream/live-context.ts';
import { useAwsNow } from '@/lib/client/use-aws-now.ts';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import { consequencesOfStop, mayStop } from '@/lib/domain/acting/stop.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { toIso } from '@/lib/domain/time/iso.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { ActionDialog } from '@/components/actions/dialog/action-dialog.tsx';
import { ACTION_LOOKS } from '@/components/actions/looks.ts';
import { ConsequenceList } from '@/components/actions/dialog/consequence-list.tsx';
import { NowAfter } from '@/components/actions/dialog/now-after.tsx';
import { type StopHow, StopChoice } from './stop-choice.tsx';
import { StopOutcome } from './stop-outcome.tsx';
import { showUnseenOutcome } from '@/components/actions/intent/show-unseen-outcome.ts';
import { withRoles } from '@/components/actions/dialog/traffic-split.ts';
import { useJudgedAlone } from '@/components/actions/intent/use-judged-alone.ts';
import { useIntent } from '@/components/actions/intent/use-intent.ts';
import { useLiveRollout } from '@/components/actions/dialog/use-live-things.ts';
import { usePicture } from '@/components/actions/intent/use-picture.ts';

interface StopDialogProps {
  opened: Rollout;
  group: Group | null;
  choose: boolean;
  onClose: () => void;
}

/** Stops a rollout. `choose`: offers to leave the alias as it is; otherwise it rolls back. */
export function StopDialog({ opened, group, choose, onClose }: StopDialogProps) {
  const rollout = useLiveRollout(opened);
  const [how, setHow] = useState<StopHow>('roll-back');
  const rollback = how === 'roll-back';
  const what = ACTION_LOOKS[choose ? 'stop' : 'stop-and-roll-back'].title(aliasName(rollout));
  const clock = useAwsClock();
  const intent = useIntent<Rollout>(clock.now, (state) => showUnseenOutcome(what, state));
  const picture = usePicture(rollout.target, rollout.asOf, { rolloutId: rollout.id });
  const may = mayStop(rollout, useJudgedAlone());
  const consequences = consequencesOfStop(rollout, rollback, toIso(useAwsNow()));
  const versions = { baseline: rollout.baselineVersion, candidate: rollout.candidateVersion };

  return (
    <ActionDialog
      title={what}
      description={<Description rollout={rollout} />}
      verb={rollback ? 'Stop and roll back' : 'Stop only'}
      subject={{
        action: rollback ? 'stop-and-roll-back' : 'stop',
        target: rollout.target,
        application: rollout.application,
        group: rollout.group,
        functionName: rollout.functionName,
        rolloutId: rollout.id,
      }}
      intent={intent}
      command={(reason) => ({
        method: 'POST',
        path: `${rolloutApiPath(rollout.target, rollout.id)}/stop`,
        body: { rollback, reason },
      })}
      why={may.ok ? null : may.why}
      picture={picture}
      done={
        intent.state.kind === 'done' ? (
          <StopOutcome
            answered={intent.state.value}
            opened={group}
            rollback={rollback}
            answeredAt={intent.state.answeredAt}
          />
        ) : null
      }
      onClose={onClose}
    >
      {choose ? (
        <StopChoice
          rollout={rollout}
          value={how}
          onChange={setHow}
          locked={intent.state.kind === 'sending' || intent.state.kind === 'unknown'}
        />
      ) : null}
      <NowAfter now={withRoles(consequences.now, versions)} after={withRoles(consequences.after, versions)} />
      <ConsequenceList steps={consequences.steps} notes={consequences.notes} />
    </ActionDialog>
  );
}

function Description({ rollout }: { rollout: Rollout }) {
  const { baselineVersion, candidateVersion, share } = rollout;
  return (
    <>
      <Mono>{rollout.id}</Mono>
      {baselineVersion && candidateVersion && ` · version ${baselineVersion} to ${candidateVersion}`}
      {candidateVersion && share.routedPercent !== null ? (
        <span className="tabular-nums">
          {' '}
          · {formatPercent(share.routedPercent)} of calls are on {candidateVersion} now
        </span>
      ) : null}
    </>
  );
}
