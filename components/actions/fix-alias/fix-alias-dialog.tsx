'use client';

import { useState } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import { useGroup } from '@/lib/client/use-group.ts';
import { aliasName } from '@/lib/domain/rollout/alias-name.ts';
import { consequencesOfFixAlias, mayFixAlias } from '@/lib/domain/acting/fix-alias.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import { formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';
import { lastMoveOf } from '@/lib/domain/group/moves-alias.ts';
import { trafficOfAlias } from '@/lib/domain/group/traffic-of-alias.ts';
import { ActionDialog } from '@/components/actions/dialog/action-dialog.tsx';
import { ChoiceCards } from '@/components/actions/dialog/choice-cards.tsx';
import { ConsequenceList } from '@/components/actions/dialog/consequence-list.tsx';
import { useJudgedAlone } from '@/components/actions/intent/use-judged-alone.ts';
import { NowAfter } from '@/components/actions/dialog/now-after.tsx';
import { OutcomeFacts } from '@/components/actions/dialog/outcome-facts.tsx';
import { withRoles } from '@/components/actions/dialog/traffic-split.ts';
import { versionsToFixTo } from './versions-to-fix-to.ts';
import { useGroupAction } from '@/components/actions/intent/use-group-action.ts';

interface FixAliasDialogProps {
  opened: Group;
  version: string | null;
  onClose: () => void;
}

/** Puts all of an alias's traffic on one version, at once, without a deployment. */
export function FixAliasDialog({ opened, version, onClose }: FixAliasDialogProps) {
  const { group, path, state, locked, dialog } = useGroupAction<Group>(opened, 'fix-alias');
  const offered = versionsToFixTo(opened);
  const [picked, setPicked] = useState(version ?? offered[0]?.version ?? null);
  const may = mayFixAlias(group, { version: picked }, useJudgedAlone());
  const consequences = picked === null ? null : consequencesOfFixAlias(group, picked);
  const lastMove = lastMoveOf(group);
  // The colours of the two versions on the page behind: those of the last rollout.
  const roles = {
    baseline: lastMove?.baselineVersion ?? null,
    candidate: lastMove?.candidateVersion ?? null,
  };
  return (
    <ActionDialog
      description="All traffic goes to one version at once. No deployment, no hooks, no steps."
      size="lg"
      verb={picked === null ? 'Put right' : `All traffic to version ${picked}`}
      {...dialog}
      command={(reason) =>
        picked === null
          ? null
          : {
              method: 'POST',
              path: `${path}/alias`,
              body: { version: picked, revisionId: group.aliasState?.revisionId ?? null, reason },
            }
      }
      why={(may.ok ? null : may.why) ?? (picked === null ? 'Choose a version first' : null)}
      done={
        state.kind === 'done' ? (
          <FixAliasOutcome answered={state.value} answeredAt={state.answeredAt} wanted={picked} />
        ) : null
      }
      onClose={onClose}
    >
      {offered.length === 0 ? (
        <Banner tone="warn" title="Which version it should be on is not known.">
          Deploy a version instead, or choose one under Versions.
        </Banner>
      ) : (
        <ChoiceCards
          label="All traffic to"
          locked={locked}
          value={picked ?? ''}
          onChange={setPicked}
          choices={offered.map((each) => ({
            value: each.version,
            title: `Version ${each.version}`,
            detail: each.words,
          }))}
        />
      )}
      {consequences ? (
        <>
          <NowAfter now={withRoles(consequences.now, roles)} after={withRoles(consequences.after, roles)} />
          <ConsequenceList steps={consequences.steps} notes={consequences.notes} />
        </>
      ) : null}
    </ActionDialog>
  );
}

interface FixAliasOutcomeProps {
  answered: Group;
  answeredAt: Iso;
  wanted: string | null;
}

function FixAliasOutcome({ answered, answeredAt, wanted }: FixAliasOutcomeProps) {
  const group = useGroup(answered.target, answered.application, answered.group).data ?? answered;
  const parts = trafficOfAlias(group.aliasState);
  const is = parts?.length === 1 && parts[0]?.version === wanted;
  return (
    <OutcomeFacts
      title={`AWS answered at ${formatUtcTime(answeredAt)}; read back.`}
      facts={[
        {
          key: 'alias',
          state: parts === null ? 'unknown' : is ? 'done' : 'bad',
          text:
            parts === null
              ? 'Where the alias is could not be read back.'
              : `${aliasName(group)}: ${parts.map((part) => `${formatPercent(part.percent)} on version ${part.version}`).join(', ')}.`,
        },
      ]}
    />
  );
}
