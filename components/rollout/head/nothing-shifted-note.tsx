'use client';

import { CircleQuestionMark } from 'lucide-react';
import { Banner } from '@/components/ui/banner.tsx';
import { useAwsText } from '@/lib/client/use-aws-now.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { toIso } from '@/lib/domain/time/iso.ts';
import { nothingShiftedOf } from '@/lib/domain/explain/nothing-shifted-of.ts';
import type { Rollout } from '@/lib/domain/rollout/rollout.ts';

/** Why no traffic shifted, or not in steps, where the rollout shows it. */
export function NothingShiftedNote({ rollout, group }: { rollout: Rollout; group: Group | null }) {
  const text = useAwsText((nowMs) => {
    const why = nothingShiftedOf(rollout, { group, now: toIso(nowMs) });
    return why === null ? null : `${why.sentence}\n${why.remedy}`;
  });
  if (text === null) return null;
  const [sentence, remedy] = text.split('\n');
  return (
    <Banner
      tone="neutral"
      icon={<CircleQuestionMark aria-hidden="true" />}
      title={<span className="tabular-nums">{sentence}</span>}
    >
      {remedy}
    </Banner>
  );
}
