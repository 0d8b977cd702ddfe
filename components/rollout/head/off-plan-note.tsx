'use client';

import { Split } from 'lucide-react';
import { Banner } from '@/components/ui/banner.tsx';
import { useAwsText } from '@/lib/client/use-aws-now.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { describeOtherMover } from '@/lib/domain/group/moves-alias.ts';
import { describeOffPlan } from '@/lib/domain/rollout/describe-off-plan.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';
import { toIso } from '@/lib/domain/time/iso.ts';

/** That the alias is where no step of this running rollout can have put it, with which versions, since when. */
export function OffPlanNote({ rollout, group }: { rollout: Rollout; group: Group | null }) {
  const text = useAwsText((nowMs) => {
    if (!rollout.offPlan) return null;
    const otherMover = group === null ? null : describeOtherMover(group);
    const { title, detail } = describeOffPlan(rollout, rollout.offPlan, { now: toIso(nowMs), otherMover });
    return `${title}\n${detail}`;
  });
  if (text === null) return null;
  const [title, detail] = text.split('\n');
  return (
    <Banner tone="warn" icon={<Split aria-hidden="true" />} title={title} live="polite">
      {detail}
    </Banner>
  );
}
