import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card.tsx';
import { Mono } from '@/components/ui/mono.tsx';
import { describePlan } from '@/lib/domain/describe-plan.ts';
import type { Group } from '@/lib/domain/group.ts';
import type { Rollout } from '@/lib/domain/rollout.ts';
import { describePollFailure, describeRollback } from './configuration-words.ts';
import { hooksOf } from './hooks-of.ts';
import { PlanSteps } from '@/components/ui/plan-steps.tsx';
import { planOf } from './plan-of.ts';

/** How the group is set up, in words. */
export function ConfigurationCard({ group, rollouts }: { group: Group; rollouts: Rollout[] }) {
  const plan = planOf(group, rollouts);
  const hooks = hooksOf(rollouts);
  const pollFailure = group.alarms.items.length > 0 ? describePollFailure(group.alarms.ignorePollFailure) : null;
  return (
    <Card aria-labelledby="configuration">
      <CardHeader id="configuration" title="Configuration" />
      <dl className="divide-y divide-line">
        <Row name="Plan">
          {plan ? describePlan(plan) : 'Its steps are not known: no rollout here has used it yet.'}
          {plan && plan.steps.length > 1 && <PlanSteps plan={plan} />}
          {group.configName && <Mono className="block text-meta text-ink-3">{group.configName}</Mono>}
        </Row>
        <Row name="Rolls back">{describeRollback(group.autoRollback)}</Row>
        {pollFailure && <Row name="No answer from CloudWatch">{pollFailure}</Row>}
        <Row name="Hooks">
          {hooks === null && 'Not known: they stand in a rollout’s AppSpec, and none was read in full yet.'}
          {hooks?.length === 0 && 'None, as of the last rollout.'}
          {hooks?.map((hook) => (
            <span key={hook.event} className="block">
              {hook.event}: <Mono>{hook.functionName}</Mono>
            </span>
          ))}
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
