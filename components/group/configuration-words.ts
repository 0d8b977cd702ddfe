import { describeAutoRollback } from '@/lib/domain/describe-auto-rollback.ts';

/** When a group rolls back by itself, and what a plain stop does, in sentences. */
export function describeRollback(events: readonly string[]): string {
  const { summary, plainStop } = describeAutoRollback(events);
  const by =
    events.length === 0
      ? 'Never by itself: a rollout that fails leaves the alias where it is'
      : summary.replace(/^rolls back /, '');
  return `${by.replace(/^./, (first) => first.toUpperCase())}. ${plainStop}`;
}

/**
 * What alarmConfiguration.ignorePollAlarmFailure means, by the CodeDeploy API reference: a deployment goes on, or is stopped, when alarm states
 * cannot be had from CloudWatch. null: not read.
 */
export function describePollFailure(ignorePollFailure: boolean | null): string {
  if (ignorePollFailure === null) return 'What happens then was not read yet.';
  return ignorePollFailure
    ? 'A rollout goes on when alarm states cannot be read.'
    : 'A rollout is stopped when alarm states cannot be read.';
}
