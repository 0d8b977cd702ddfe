'use client';

import { useGroup } from '@/lib/client/use-group.ts';
import { describeStatus } from '@/lib/domain/rollout/describe-status.ts';
import { formatPercent } from '@/lib/domain/format/format-percent.ts';
import { formatUtcTime } from '@/lib/domain/format/format-utc.ts';
import { isActive } from '@/lib/domain/rollout/is-active.ts';
import type { Iso } from '@/lib/domain/time/iso.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { aliasFact } from './alias-fact.tsx';
import { type OutcomeFact, OutcomeFacts } from './outcome-facts.tsx';
import { RolloutLink } from './rollout-link.tsx';
import { useLiveRollout } from './use-live-things.ts';

/** The deployment that AWS made, and its progress. */
export function DeploymentOutcome({ answered, answeredAt }: { answered: Rollout; answeredAt: Iso }) {
  const rollout = useLiveRollout(answered);
  const group = useGroup(rollout.target, rollout.application, rollout.group).data;
  const active = isActive(rollout.status);
  const facts: OutcomeFact[] = [
    {
      key: 'made',
      state: 'done',
      text: (
        <>
          CodeDeploy made <RolloutLink target={rollout.target} id={rollout.id} />.
        </>
      ),
    },
    {
      key: 'status',
      state: active ? 'running' : rollout.status === 'Succeeded' ? 'done' : 'bad',
      text: `${describeStatus(rollout).word}${shareOf(rollout)}.`,
      detail: rollout.error?.message,
    },
  ];
  if (group) facts.push(aliasFact(group, rollout.completedAt ?? answeredAt, active));
  return <OutcomeFacts title={`AWS answered at ${formatUtcTime(answeredAt)}.`} facts={facts} />;
}

function shareOf({ share, candidateVersion, status }: Rollout): string {
  if (!isActive(status) || share.routedPercent === null || candidateVersion === null) return '';
  return `: ${formatPercent(share.routedPercent)} of calls are on ${candidateVersion}`;
}
