import { describeAutoRollback } from '@/lib/domain/group/describe-auto-rollback.ts';
import type { Group } from '@/lib/domain/group/group.ts';

/** The events on which a group rolls back by itself. null: its settings were not read. */
export function rollbackEvents({ alarms, autoRollback }: Pick<Group, 'alarms' | 'autoRollback'>): string[] | null {
  return alarms.ignored === null ? null : autoRollback;
}

/** When a group rolls back by itself, and what a plain stop does, in sentences. null: not read. */
export function describeRollback(events: readonly string[] | null): string {
  if (events === null) return 'When it rolls back by itself was not read yet.';
  const { summary, plainStop } = describeAutoRollback(events);
  const by =
    events.length === 0
      ? 'Never by itself: a rollout that fails leaves the alias where it is'
      : summary.replace(/^rolls back /, '');
  return `${by.replace(/^./, (first) => first.toUpperCase())}. ${plainStop}`;
}

/**
 * What alarmConfiguration.ignorePollAlarmFailure means, by the CodeDeploy API reference: a deployment goes on, or is
 * stopped, when alarm states cannot be read from CloudWatch. null: not read.
 */
export function describePollFailure(ignorePollFailure: boolean | null): string {
  if (ignorePollFailure === null) return 'What happens then was not read yet.';
  return ignorePollFailure
    ? 'A rollout goes on when alarm states cannot be read.'
    : 'A rollout is stopped when alarm states cannot be read.';
}
