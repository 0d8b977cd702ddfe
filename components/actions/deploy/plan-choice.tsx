'use client';

import { useId } from 'react';
import { PlanSteps } from '@/components/status/plan-steps.tsx';
import { useDeploymentConfigs } from '@/lib/client/use-deployment-configs.ts';
import { describePlan } from '@/lib/domain/plan/describe-plan.ts';
import type { Group } from '@/lib/domain/group/group.ts';

interface PlanChoiceProps {
  group: Group;
  value: string | null;
  onChange: (configName: string | null) => void;
  locked: boolean;
}

/** The deployment config that moves the traffic, with its steps drawn. null: the group's own. */
export function PlanChoice({ group, value, onChange, locked }: PlanChoiceProps) {
  const id = useId();
  const { data, error } = useDeploymentConfigs(group.target);
  const configs = data?.configs ?? [];
  const chosen = value ?? group.configName;
  const plan = configs.find(({ configName }) => configName === chosen) ?? null;
  const others = configs.filter(({ configName }) => configName !== group.configName);
  return (
    <section>
      <label htmlFor={id} className="text-meta font-semibold text-ink-2">
        Plan
      </label>
      <select
        id={id}
        value={value ?? ''}
        disabled={locked}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
        className="mt-2 block h-9 w-full rounded-control border border-line-strong bg-surface px-2.5 text-body text-ink max-md:h-11"
      >
        <option value="">The group’s own{group.configName === null ? '' : `: ${group.configName}`}</option>
        {others.map(({ configName }) => (
          <option key={configName} value={configName}>
            {configName}
          </option>
        ))}
      </select>
      {error ? (
        <p className="mt-1.5 text-meta text-ink-2">The other plans of this account could not be read: {error.detail}</p>
      ) : null}
      {plan ? (
        <div className="mt-2 text-meta text-ink-2">
          {describePlan(plan)}
          {plan.steps.length > 1 ? <PlanSteps plan={plan} /> : null}
        </div>
      ) : null}
    </section>
  );
}
