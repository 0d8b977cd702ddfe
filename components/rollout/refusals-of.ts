import type { Group } from '@/lib/domain/group/group.ts';
import type { MissingPermission } from '@/lib/domain/live/health.ts';

/** Why a part of the page knows nothing: one sentence each; null: it is read. */
export interface Refusals {
  alias: string | null;
  alarms: string | null;
  metrics: string | null;
  lifecycle: string | null;
}

const ACTIONS: Record<keyof Refusals, string[]> = {
  alias: ['lambda:GetAlias'],
  alarms: ['cloudwatch:DescribeAlarms'],
  metrics: ['cloudwatch:GetMetricData'],
  lifecycle: [
    'codedeploy:ListDeploymentTargets',
    'codedeploy:GetDeploymentTarget',
    'codedeploy:BatchGetDeploymentTargets',
  ],
};

/** What AWS refuses to show about this rollout, by the part of the page that lacks it. */
export function refusalsOf(group: Group | null, missing: readonly MissingPermission[]): Refusals {
  const aliasProblem = group?.problems.find((problem) => problem.source === 'lambda');
  return {
    alias: aliasProblem ? sentence(aliasProblem.message, aliasProblem.missingAction) : missed('alias', missing),
    alarms: missed('alarms', missing),
    metrics: missed('metrics', missing),
    lifecycle: missed('lifecycle', missing),
  };
}

function missed(part: keyof Refusals, missing: readonly MissingPermission[]): string | null {
  const refused = missing.find(({ action }) => ACTIONS[part].includes(action));
  return refused ? sentence('AWS refuses to answer', refused.action) : null;
}

function sentence(message: string, action: string | null): string {
  const text = message.replace(/[.\s]+$/, '');
  return action === null || text.includes(action) ? `${text}.` : `${text}: Sluice’s role lacks ${action}.`;
}
