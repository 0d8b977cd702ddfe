import { AppError, type ProblemCode } from '../../lib/domain/errors/problem.ts';
import type { Group } from '../../lib/domain/group/group.ts';
import type { Rollout } from '../../lib/domain/rollout/rollout.ts';
import type { AlarmConfiguration, CreateDeploymentInput, DeploymentRecord } from '../../lib/parts/code-deploy.ts';
import type { FakeClock } from '../fake-clock.ts';

type Operation =
  | 'read'
  | 'stop'
  | 'create'
  | 'update'
  | 'readAlarms'
  | 'listVersions'
  | 'readAlias'
  | 'updateAlias'
  | 'publish';

/** The one rollout that AWS has from the beginning. */
export const FIRST_ROLLOUT = 'd-3XQ8T9K1B';

/** The state of a minimal AWS with one group and one rollout, free to change, and how it answers. */
export interface FakeAccount {
  /** What AWS was asked to do, in order. */
  acts: string[];
  deployment: { status: string; rolledBackBy: string | null; error: string | null };
  alarms: AlarmConfiguration;
  group: Partial<Group>;
  /** Published versions, oldest first. */
  versions: string[];
  /** Hash of the code in $LATEST. */
  latestSha256: string;
  created: (CreateDeploymentInput & { id: string; createdAt: string })[];
  ended: Rollout[];
  /** Running deployments, of this group or any other, that the watcher has not seen. */
  others: DeploymentRecord[];
  /** Of the last deployment; null: its AppSpec is in S3. */
  hooks: { before: string | null; after: string | null } | null;
  /** The next call of this operation fails with this code. `acts`: AWS acts nevertheless. */
  fail(operation: Operation, code: ProblemCode, options?: { acts?: boolean; times?: number }): void;
  /** No call fails any more. */
  clearFailures: () => void;
  /** Runs before AWS answers a call. */
  onCall: (operation: Operation) => Promise<void>;
  /** A call that answers with what `act` returns, unless it is to fail. */
  called: <T>(operation: Operation, act: () => T) => Promise<T>;
  now: () => string;
}

export function createFakeAccount(clock: FakeClock): FakeAccount {
  const failures: { operation: Operation; code: ProblemCode; acts: boolean }[] = [];
  const account: FakeAccount = {
    acts: [],
    deployment: { status: 'InProgress', rolledBackBy: null, error: null },
    alarms: { enabled: true, ignorePollAlarmFailure: true, names: ['webhook-errors', 'webhook-p99'] },
    group: { lastRolloutId: FIRST_ROLLOUT },
    created: [],
    versions: ['61', '62', '63'],
    latestSha256: 'sha256 of $LATEST',
    ended: [],
    others: [],
    hooks: { before: null, after: null },
    fail(operation, code, { acts = false, times = 1 } = {}) {
      for (let time = 0; time < times; time += 1) failures.push({ operation, code, acts });
    },
    clearFailures: () => void failures.splice(0),
    onCall: async () => undefined,
    async called(operation, act) {
      await account.onCall(operation);
      const index = failures.findIndex((failure) => failure.operation === operation);
      const [failure] = index === -1 ? [] : failures.splice(index, 1);
      if (failure === undefined || failure.acts) {
        const value = act();
        if (failure === undefined) return value;
      }
      throw new AppError(failure.code, `AWS failed ${operation}: ${failure.code}.`, {
        details: failure.code === 'AWS_THROTTLED' ? { neverActed: true } : {},
      });
    },
    now: () => clock.now().toISOString(),
  };
  return account;
}
