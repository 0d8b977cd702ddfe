'use client';

import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { Skeleton } from '@/components/ui/skeleton.tsx';
import { usePreflight } from '@/lib/client/use-preflight.ts';
import { describePlan } from '@/lib/domain/plan/describe-plan.ts';
import type { Group } from '@/lib/domain/group/group.ts';
import { planOfGroup } from '@/lib/domain/group/plan-of-group.ts';
import { describePollFailure, describeRollback, rollbackEvents } from './configuration-words.ts';
import { HooksInUse } from './hooks-in-use.tsx';
import { PlanSteps } from '@/components/status/plan-steps.tsx';

/** How the group is set up, in words. */
export function ConfigurationCard({ group }: { group: Group }) {
  const preflight = usePreflight(group);
  const plan = planOfGroup(group, preflight.data?.plan ?? null);
  const pollFailure = group.alarms.items.length > 0 ? describePollFailure(group.alarms.ignorePollFailure) : null;
  return (
    <Card aria-labelledby="configuration">
      <CardHeader id="configuration" title="Configuration" />
      <dl className="divide-y divide-line">
        <Row name="Plan">
          {plan ? (
            describePlan(plan)
          ) : preflight.isPending ? (
            <Skeleton className="h-5" />
          ) : (
            'Its steps are not known: they could not be read.'
          )}
          {plan && plan.steps.length > 1 ? <PlanSteps plan={plan} /> : null}
          {group.configName ? <Mono className="block text-meta text-ink-3">{group.configName}</Mono> : null}
        </Row>
        <Row name="Rolls back">{describeRollback(rollbackEvents(group))}</Row>
        {pollFailure ? <Row name="No answer from CloudWatch">{pollFailure}</Row> : null}
        <Row name="Hooks">
          {preflight.data ? <HooksInUse group={group} hooks={preflight.data.hooks} /> : null}
          {!preflight.data && preflight.error && `Not known: ${preflight.error.detail}`}
          {!preflight.data && !preflight.error ? <Skeleton className="h-5" /> : null}
        </Row>
      </dl>
    </Card>
  );
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="px-3.5 py-2">
      <dt className="text-meta text-ink-3">{name}</dt>
      <dd className="mt-0.5 text-body text-ink">{children}</dd>
    </div>
  );
}
