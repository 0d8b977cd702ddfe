'use client';

import type { Group } from '@/lib/domain/group/group.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { DeployButton } from './deploy-button.tsx';

/** Deploys a past rollout's version again, by its plan, where the alias is not on that version now. */
export function DeployAgainButton({ rollout, group }: { rollout: Rollout; group: Group }) {
  const { candidateVersion, plan } = rollout;
  const isThere = group.aliasState?.version === candidateVersion && group.drift.kind !== 'split';
  if (candidateVersion === null || isThere) return <DeployButton group={group} />;
  return (
    <DeployButton
      group={group}
      version={candidateVersion}
      configName={plan.configName === group.configName ? null : plan.configName}
      words={`Deploy ${candidateVersion} again…`}
    />
  );
}
