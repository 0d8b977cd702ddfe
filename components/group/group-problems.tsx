'use client';

import { TriangleAlert } from 'lucide-react';
import { MissingPermission } from '@/components/actions/intent/missing-permission.tsx';
import { Banner } from '@/components/ui/banner.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { isAlarmGone } from '@/lib/domain/alarms/gone-alarm-problems.ts';
import type { Group } from '@/lib/domain/group/group.ts';

const WHAT_IS_MISSING = {
  codedeploy: 'Its settings could not be read.',
  lambda: 'Its alias could not be read.',
  cloudwatch: 'Its alarms or metrics could not be read.',
} as const;

/** What could not be read of this group; the rest of the page works. */
export function GroupProblems({ group }: { group: Group }) {
  return group.problems.map((problem) =>
    problem.missingAction ? (
      <MissingPermission
        key={`${problem.source} ${problem.code} ${problem.missingAction}`}
        action={problem.missingAction}
        title={WHAT_IS_MISSING[problem.source]}
        message={problem.message}
        subject={group}
      />
    ) : (
      <Banner
        key={`${problem.source} ${problem.code} ${problem.message}`}
        tone="warn"
        icon={<TriangleAlert aria-hidden="true" />}
        title={isAlarmGone(problem) ? 'An alarm that it lists does not exist.' : WHAT_IS_MISSING[problem.source]}
      >
        {problem.message} {isAlarmGone(problem) ? null : <Mono>{problem.code}</Mono>}
      </Banner>
    ),
  );
}
