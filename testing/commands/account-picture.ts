import { AppError } from '../../lib/domain/errors/problem.ts';
import type { Group } from '../../lib/domain/group/group.ts';
import { isActive } from '../../lib/domain/rollout/is-active.ts';
import type { Rollout } from '../../lib/domain/rollout/rollout.ts';
import type { Watcher } from '../../lib/parts/watcher.ts';
import { makeAlarm, makeGroup } from '../domain/make-group.ts';
import { makeRollout } from '../domain/make-rollout.ts';
import { makeWatcher } from '../make-watcher.ts';
import { FIRST_ROLLOUT, type FakeAccount } from './fake-account.ts';

/** A watcher whose picture is always the account's state. */
export function watcherOf(account: FakeAccount): Watcher {
  return makeWatcher({
    refreshRollout: (_target, id) => account.called('read', () => rolloutOf(account, id)),
    refreshGroup: () => account.called('read', () => groupOf(account)),
    rollout: (_target, id) => (id === FIRST_ROLLOUT ? rolloutOf(account, id) : null),
    group: () => groupOf(account),
    rollouts: () => account.ended.filter((ended) => !isActive(ended.status)),
    onChange: () => () => undefined,
  });
}

/** The group as the watcher would have read it now. */
export function groupOf({ alarms, group, now }: FakeAccount): Group {
  return makeGroup({
    asOf: { codedeploy: now(), lambda: null, cloudwatch: null },
    alarms: {
      ignored: !alarms.enabled && alarms.names.length > 0,
      ignorePollFailure: alarms.ignorePollAlarmFailure,
      items: alarms.names.map((name) => makeAlarm({ name })),
    },
    ...group,
  });
}

function rolloutOf({ created, deployment }: FakeAccount, id: string): Rollout {
  const made = created.find((one) => one.id === id);
  if (made !== undefined)
    return makeRollout({ id, createdAt: made.createdAt, candidateVersion: made.appSpec.targetVersion });
  if (id !== FIRST_ROLLOUT) throw new AppError('NOT_FOUND', `no ${id}`);
  const { status, rolledBackBy } = deployment;
  return makeRollout({ status, rollback: { of: null, by: rolledBackBy, message: null } });
}
