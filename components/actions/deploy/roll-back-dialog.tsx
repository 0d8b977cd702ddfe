'use client';

import { useState } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { useDraft } from '@/lib/client/use-draft.ts';
import { areIgnored } from '@/lib/domain/alarms/are-ignored.ts';
import { alarmsInAlarm } from '@/lib/domain/alarms/alarms-in-words.ts';
import { consequencesOfDeploy } from '@/lib/domain/acting/deploy.ts';
import type { DeploymentDraft } from '@/lib/domain/acting/deployment-draft.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { mayRollBack } from '@/lib/domain/acting/roll-back.ts';
import { planOfGroup } from '@/lib/domain/group/plan-of-group.ts';
import type { Finding } from '@/lib/domain/preflight/preflight.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { ActionDialog } from '@/components/actions/dialog/action-dialog.tsx';
import { CarriedHooks } from './carried-hooks.tsx';
import { ConsequenceList } from '@/components/actions/dialog/consequence-list.tsx';
import { IgnoreAlarms } from './ignore-alarms.tsx';
import { NowAfter } from '@/components/actions/dialog/now-after.tsx';
import { PreflightSection } from '@/components/actions/dialog/preflight-section.tsx';
import { DeploymentOutcome } from '@/components/actions/dialog/deployment-outcome.tsx';
import { rollBackVerb } from './roll-back-verb.ts';
import { withRoles } from '@/components/actions/dialog/traffic-split.ts';
import { useJudgedAlone } from '@/components/actions/intent/use-judged-alone.ts';
import { useGroupAction } from '@/components/actions/intent/use-group-action.ts';
import { useOfferedVersions } from './use-offered-versions.ts';
import { versionBefore } from './version-before.ts';
import { VersionSection } from './version-section.tsx';

interface RollBackDialogProps {
  opened: Group;
  /** Chosen where the dialog was opened; null: the version before is offered. */
  toVersion: string | null;
  onClose: () => void;
}

/** Puts a group's alias on another published version, by a new deployment with the group's own plan. */
export function RollBackDialog({ opened, toVersion, onClose }: RollBackDialogProps) {
  const { group, path, state, locked, dialog } = useGroupAction<Rollout>(opened, 'roll-back');
  const offered = useOfferedVersions(group);
  const [picked, setPicked] = useState(toVersion);
  const chosen = picked ?? versionBefore(opened, offered.versions?.map((each) => each.version) ?? []);

  const [wantsIgnore, setWantsIgnore] = useState(false);
  const tripped = areIgnored(group.alarms) ? [] : alarmsInAlarm(group.alarms.items);
  // Only while there is something to ignore: a box that is no longer on the screen must not count.
  const ignoreAlarms = wantsIgnore && tripped.length > 0;

  const draft = useDraft(group, { version: chosen, configName: null, ignoreAlarms, named: null });
  const red = draft.data?.preflight.findings.filter(isRed) ?? [];
  const may = mayRollBack(group, { toVersion: chosen, ignoreAlarms }, useJudgedAlone());
  const plan = planOfGroup(group, draft.data?.plan ?? null);
  const consequences = chosen === null ? null : consequencesOfDeploy(group, { toVersion: chosen, ignoreAlarms, plan });
  const roles = { baseline: group.aliasState?.version ?? null, candidate: chosen };

  return (
    <ActionDialog
      description={`A new deployment by CodeDeploy, with this group's own steps and alarms.`}
      size="lg"
      verb={chosen === null ? 'Roll back' : rollBackVerb(chosen, group.aliasState?.version ?? null)}
      {...dialog}
      command={(reason) =>
        chosen === null
          ? null
          : {
              method: 'POST',
              path: `${path}/rollback`,
              body: { toVersion: chosen, reason, ...(ignoreAlarms ? { ignoreAlarms } : {}) },
            }
      }
      why={(may.ok ? null : may.why) ?? (chosen === null ? 'Choose a version first' : null)}
      done={state.kind === 'done' ? <DeploymentOutcome answered={state.value} answeredAt={state.answeredAt} /> : null}
      onClose={onClose}
    >
      <VersionSection
        title="To version"
        label="Version to roll back to"
        offered={offered}
        value={chosen}
        onChange={setPicked}
        locked={locked}
      />
      {consequences ? (
        <>
          <NowAfter
            now={withRoles(consequences.now, roles)}
            after={withRoles(consequences.after, roles)}
            afterLabel="In the end"
          />
          {tripped.length > 0 ? (
            <IgnoreAlarms
              tripped={tripped}
              found={red.map(({ sentence }) => sentence)}
              checked={ignoreAlarms}
              onChange={setWantsIgnore}
              locked={locked}
            />
          ) : null}
          <ConsequenceList steps={consequences.steps} notes={consequences.notes} />
        </>
      ) : null}
      {chosen !== null ? <WhatItMeets draft={draft.data ?? null} error={draft.error?.detail ?? null} /> : null}
    </ActionDialog>
  );
}

/** Its hooks and what pre-flight finds. Rolling back does not wait for it: the command reads the hooks itself. */
function WhatItMeets({ draft, error }: { draft: DeploymentDraft | null; error: string | null }) {
  if (error !== null) {
    return (
      <Banner tone="warn" title="Its hooks, and what it would meet, could not be read.">
        {error} The hooks are read again when it is sent; without an answer then it is not started.
      </Banner>
    );
  }
  if (draft === null) return <Skeleton className="h-24" />;
  // Alarms in ALARM are shown above, with a box to ignore them.
  const preflight = { ...draft.preflight, findings: draft.preflight.findings.filter((finding) => !isRed(finding)) };
  return (
    <>
      <PreflightSection title="If it started now" preflight={preflight} />
      <section className="space-y-2 text-meta text-ink-2">
        <h3 className="font-semibold">Hooks</h3>
        <CarriedHooks hooks={draft.hooks} />
      </section>
    </>
  );
}

function isRed({ code, severity }: Finding): boolean {
  return code === 'alarm-red' && severity === 'blocks';
}
