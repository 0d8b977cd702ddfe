'use client';

import { ChangeList } from '@/components/versions/change-list.tsx';
import { areIgnored } from '@/lib/domain/alarms/are-ignored.ts';
import type { VersionChanges } from '@/lib/domain/group/version-changes.ts';
import { useState, type ReactNode } from 'react';
import { Banner } from '@/components/ui/banner.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { useDraft } from '@/lib/client/use-draft.ts';
import type { DeploymentDraft } from '@/lib/domain/acting/deployment-draft.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import type { NamedAlias } from '@/lib/domain/group/suggested-alias.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { ActionDialog } from '@/components/actions/dialog/action-dialog.tsx';
import { AppSpecDetails } from './app-spec-details.tsx';
import { ConsequenceList } from '@/components/actions/dialog/consequence-list.tsx';
import { DeployAlarmsChoice } from './deploy-alarms-choice.tsx';
import { DeploymentOutcome } from '@/components/actions/dialog/deployment-outcome.tsx';
import { FirstAliasFields } from './first-alias-fields.tsx';
import { NowAfter } from '@/components/actions/dialog/now-after.tsx';
import { PlanChoice } from './plan-choice.tsx';
import { PreflightSection } from '@/components/actions/dialog/preflight-section.tsx';
import { RolloutLink } from '@/components/actions/dialog/rollout-link.tsx';
import { withRoles } from '@/components/actions/dialog/traffic-split.ts';
import { useFirstAlias } from './use-first-alias.ts';
import type { Command } from '@/components/actions/intent/send-command.ts';
import { useGroupAction } from '@/components/actions/intent/use-group-action.ts';
import { useOfferedVersions } from './use-offered-versions.ts';
import { VersionSection } from './version-section.tsx';

/** Lambda's name for code that is not published as a version yet. */
const LATEST = '$LATEST';

interface DeployDialogProps {
  opened: Group;
  /** Chosen where the dialog was opened; null: not yet. */
  version: string | null;
  /** null: the group's own. */
  configName: string | null;
  ignoreAlarms: boolean;
  onClose: () => void;
}

/** Starts a deployment: version, plan, alarms, what pre-flight finds, and then the button. */
export function DeployDialog({ opened, version, configName, ignoreAlarms, onClose }: DeployDialogProps) {
  const { group, path, state, locked, dialog } = useGroupAction<Rollout>(opened, 'deploy');
  const first = useFirstAlias(opened);
  const { named } = first;
  const offered = useOfferedVersions(group, { named, enabled: !first.isFirst || named !== null });
  const [chosen, setChosen] = useState(version);
  const [config, setConfig] = useState(configName);
  const [withoutHooks, setWithoutHooks] = useState(false);
  const [ignores, setIgnores] = useState(ignoreAlarms && opened.alarms.items.length > 0);
  const draft = useDraft(group, { version: chosen, configName: config, ignoreAlarms: ignores, named });
  const data = draft.data ?? null;

  return (
    <ActionDialog
      description="A new deployment by CodeDeploy: it calls the hooks and moves the traffic by the plan."
      size="lg"
      verb={verbOf(chosen)}
      {...dialog}
      command={(reason) => commandOf(path, reason, { version: chosen, config, ignores, withoutHooks, named }, data)}
      why={first.why ?? whyNot(chosen, data, { error: draft.error?.detail ?? null, withoutHooks })}
      done={state.kind === 'done' ? <DeploymentOutcome answered={state.value} answeredAt={state.answeredAt} /> : null}
      onClose={onClose}
    >
      {group.activeRolloutId !== null ? (
        <Banner tone="warn" title="The group is busy.">
          <RolloutLink target={group.target} id={group.activeRolloutId} /> is running: AWS takes one deployment of a
          group at a time.
        </Banner>
      ) : null}
      {first.isFirst ? (
        <FirstAliasFields
          first={first}
          locked={locked}
          onChange={(typed) => {
            // Another function has other versions.
            setChosen(null);
            first.change(typed);
          }}
        />
      ) : null}
      {first.why === null ? (
        <VersionSection
          title="Version"
          label="Version to deploy"
          first={{ version: LATEST, title: 'New', words: 'publish what is in $LATEST as a new version' }}
          offered={offered}
          value={chosen}
          onChange={setChosen}
          locked={locked}
        />
      ) : null}
      <PlanChoice group={group} value={config} onChange={setConfig} locked={locked} />
      {group.alarms.items.length > 0 && !areIgnored(group.alarms) ? (
        <DeployAlarmsChoice group={group} ignores={ignores} onChange={setIgnores} locked={locked} />
      ) : null}
      {chosen !== null && !data && !draft.error ? <Skeleton className="h-40" /> : null}
      {draft.error ? (
        <Banner tone="bad" title="What it would do could not be worked out.">
          {draft.error.detail}
        </Banner>
      ) : null}
      {data ? (
        <Drafted draft={data}>
          <AppSpecDetails
            draft={data}
            isFirst={first.isFirst}
            withoutHooks={withoutHooks}
            onWithoutHooks={setWithoutHooks}
            locked={locked}
          />
        </Drafted>
      ) : null}
    </ActionDialog>
  );
}

function Drafted({ draft, children }: { draft: DeploymentDraft; children: ReactNode }) {
  // $LATEST may turn out to be a version that is published already.
  const roles = { baseline: draft.fromVersion, candidate: draft.consequences.after?.[0]?.version ?? draft.toVersion };
  return (
    <>
      <NowAfter
        now={withRoles(draft.consequences.now, roles)}
        after={withRoles(draft.consequences.after, roles)}
        afterLabel="In the end"
      />
      <PreflightSection title="If it started now" preflight={draft.preflight} />
      <ConsequenceList steps={draft.consequences.steps} notes={draft.consequences.notes} />
      <DeployChanges changes={draft.changes} />
      {children}
    </>
  );
}

interface Choices {
  version: string | null;
  config: string | null;
  ignores: boolean;
  withoutHooks: boolean;
  named: NamedAlias | null;
}

function commandOf(path: string, reason: string, choices: Choices, draft: DeploymentDraft | null): Command | null {
  const { version, config, ignores, withoutHooks, named } = choices;
  if (version === null || draft === null) return null;
  const codeSha256 = version === LATEST ? draft.changes?.to.codeSha256 : undefined;
  if (version === LATEST && !codeSha256) return null;
  return {
    method: 'POST',
    path: `${path}/deployments`,
    body: {
      version,
      reason,
      ...(codeSha256 ? { codeSha256 } : {}),
      ...named,
      ...(config === null ? {} : { configName: config }),
      ...(ignores ? { ignoreAlarms: true } : {}),
      ...(draft.fromVersion === null ? {} : { fromVersion: draft.fromVersion }),
      // A box that is no longer on the screen must not count.
      ...(draft.hooks === null && withoutHooks ? { withoutHooks } : {}),
    },
  };
}

function verbOf(version: string | null): string {
  if (version === null) return 'Deploy';
  return version === LATEST ? 'Publish and deploy' : `Deploy version ${version}`;
}

function whyNot(
  version: string | null,
  draft: DeploymentDraft | null,
  { error, withoutHooks }: { error: string | null; withoutHooks: boolean },
): string | null {
  if (version === null) return 'Choose a version first';
  if (error !== null) return error;
  if (draft === null) return 'Working out what it would do';
  if (!draft.may.allowed) return draft.may.why ?? 'AWS would refuse it';
  return draft.hooks === null && !withoutHooks ? 'Its hooks are not known: say that it may run without' : null;
}

/** What the new version changes, compared with the one that has the traffic. */
function DeployChanges({ changes }: { changes: VersionChanges | null }) {
  return (
    <section aria-label="What changes">
      <h3 className="text-meta font-semibold text-ink-2">What changes</h3>
      {changes === null ? (
        <p className="mt-1 text-meta text-ink-2">The two versions could not be compared.</p>
      ) : (
        <div className="mt-2 rounded-card border border-line">
          <ChangeList changes={changes} />
        </div>
      )}
    </section>
  );
}
