import { makeAlarm, makeGroup } from '../domain/make-group.ts';
import { makeRollout } from '../domain/make-rollout.ts';
import type { Actor } from '../../lib/domain/acting/actor.ts';
import { planOfConfig } from '../../lib/domain/plan/plan-of-config.ts';
import { isActive } from '../../lib/domain/rollout/is-active.ts';
import { AppError, type ProblemCode } from '../../lib/domain/errors/problem.ts';
import type { Group } from '../../lib/domain/group/group.ts';
import type { Rollout } from '../../lib/domain/rollout/rollout.ts';
import type { AwsTarget } from '../../lib/parts/aws-target.ts';
import type {
  AlarmConfiguration,
  AppSpec,
  CreateDeploymentInput,
  DeploymentRecord,
} from '../../lib/parts/code-deploy.ts';
import type { Parts } from '../../lib/parts/parts.ts';
import type { Store } from '../../lib/parts/store.ts';
import type { Watcher } from '../../lib/parts/watcher.ts';
import { openStore } from '../../lib/store/open-store.ts';
import type { CommandParts } from '../../lib/commands/command-parts.ts';
import { createTurns } from '../../lib/commands/create-turns.ts';
import { createFakeClock } from '../fake-clock.ts';
import { createShelves } from '../../lib/queries/shelves/create-shelves.ts';

export const mara: Actor = { name: 'mara', role: 'operator' };

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

/** One group and one rollout in a minimal fake AWS, with the real store. Time passes only when a command waits. */
export interface World {
  deps: CommandParts & Pick<Parts, 'shelves'>;
  store: Store;
  /** What AWS was asked to do, in order. */
  acts: string[];
  /** State in AWS, free to change. */
  deployment: { status: string; rolledBackBy: string | null; error: string | null };
  alarms: AlarmConfiguration;
  group: Partial<Group>;
  /** Published versions, oldest first. */
  versions: string[];
  /** Hash of the code in $LATEST. */
  latestSha256: string;
  created: (CreateDeploymentInput & { id: string; createdAt: string })[];
  ended: Rollout[];
  /** Of the last deployment; null: its AppSpec is in S3. */
  hooks: { before: string | null; after: string | null } | null;
  /** The next call of this operation fails with this code. `acts`: AWS acts nevertheless. */
  fail(operation: Operation, code: ProblemCode, options?: { acts?: boolean; times?: number }): void;
  /** Runs before AWS answers a call. */
  onCall: (operation: Operation) => Promise<void>;
  /** What happens in AWS while somebody waits. */
  whileWaiting: () => void;
  pass(ms: number): void;
  now(): string;
}

export async function createWorld(): Promise<World> {
  const failures: { operation: Operation; code: ProblemCode; acts: boolean }[] = [];
  const clock = createFakeClock('2026-11-21T14:04:10.000Z', () => world.whileWaiting());
  const store = await openStore('file::memory:', { clock });

  async function called<T>(operation: Operation, act: () => T): Promise<T> {
    await world.onCall(operation);
    const index = failures.findIndex((failure) => failure.operation === operation);
    const [failure] = index === -1 ? [] : failures.splice(index, 1);
    if (failure === undefined || failure.acts) {
      const value = act();
      if (failure === undefined) return value;
    }
    throw new AppError(failure.code, `AWS failed ${operation}: ${failure.code}.`);
  }

  const rollout = (id: string): Rollout => {
    const made = world.created.find((deployment) => deployment.id === id);
    if (made !== undefined)
      return makeRollout({ id, createdAt: made.createdAt, candidateVersion: made.appSpec.targetVersion });
    if (id !== 'd-3XQ8T9K1B') throw new AppError('NOT_FOUND', `no ${id}`);
    const { status, rolledBackBy } = world.deployment;
    return makeRollout({ status, rollback: { of: null, by: rolledBackBy, message: null } });
  };
  const group = (): Group =>
    makeGroup({
      asOf: { codedeploy: clock.now().toISOString(), lambda: null, cloudwatch: null },
      alarms: {
        ignored: !world.alarms.enabled && world.alarms.names.length > 0,
        ignorePollFailure: world.alarms.ignorePollAlarmFailure,
        items: world.alarms.names.map((name) => makeAlarm({ name })),
      },
      ...world.group,
    });
  const recordOf = (id: string): DeploymentRecord | null => {
    const base = { application: 'payments', group: 'payments-live', computePlatform: 'Lambda', configName: null };
    const made = world.created.find((deployment) => deployment.id === id);
    if (made === undefined && id !== 'd-3XQ8T9K1B') return null;
    return {
      ...base,
      id,
      status: made === undefined ? world.deployment.status : 'InProgress',
      creator: 'user',
      description: made?.description ?? null,
      createdAt: made?.createdAt ?? '2026-11-21T13:52:41.000Z',
      startedAt: null,
      completedAt: null,
      error: world.deployment.error === null ? null : { code: world.deployment.error, message: null },
      rollback: { of: null, by: made === undefined ? world.deployment.rolledBackBy : null, message: null },
      appSpec: world.hooks && {
        functionName: 'payments-webhook',
        alias: 'live',
        currentVersion: '62',
        targetVersion: '63',
        beforeAllowTraffic: world.hooks.before,
        afterAllowTraffic: world.hooks.after,
      },
      overrideAlarms: null,
    };
  };

  const target = {
    config: { name: 'default', region: 'eu-west-1', roleArn: null, endpoint: null },
    clock: { now: clock.now, rate: () => 1 },
    codeDeploy: {
      stopDeployment: (id: string, autoRollback: boolean) =>
        called('stop', () => {
          world.acts.push(`stop ${id} ${autoRollback ? 'and roll back' : 'only'}`);
          world.deployment.status = 'Stopped';
          world.deployment.error = 'MANUAL_STOP';
          return { status: 'Succeeded', message: null, requestId: 'r-stop' };
        }),
      createDeployment: (input: CreateDeploymentInput) =>
        called('create', () => {
          const id = `d-NEW${world.created.length + 1}`;
          world.acts.push(`create ${input.appSpec.currentVersion}→${input.appSpec.targetVersion}`);
          world.created.push({ ...input, id, createdAt: clock.now().toISOString() });
          return { deploymentId: id, requestId: 'r-create' };
        }),
      updateAlarmConfiguration: (_application: string, _group: string, next: AlarmConfiguration) =>
        called('update', () => {
          world.acts.push(`alarms ${next.enabled ? 'on' : 'off'}`);
          world.alarms = next;
          return { requestId: 'r-update' };
        }),
      getGroups: () =>
        called('readAlarms', () => [
          { application: 'payments', group: 'payments-live', alarms: structuredClone(world.alarms) },
        ]),
      getDeployments: (ids: string[]) =>
        called('read', () => ids.map((id) => recordOf(id)).filter((record) => record !== null)),
      listDeploymentIds: () => called('read', () => ({ ids: world.created.map(({ id }) => id), nextToken: null })),
      getPlan: (configName: string) =>
        // As the real client: predefined configs cost no call.
        configName.startsWith('CodeDeployDefault.')
          ? Promise.resolve(planOf(configName))
          : called('read', () => planOf(configName)),
      listPlans: () => called('read', () => [planOf('CodeDeployDefault.LambdaCanary10Percent5Minutes')]),
      buildAppSpec: (spec: AppSpec) => ({ content: JSON.stringify(spec), sha256: 'sha256 of it' }),
    },
    lambda: {
      getVersionConfiguration: (_function: string, version: string) =>
        called('read', () => {
          if (version !== '$LATEST' && !world.versions.includes(version))
            throw new AppError('NOT_FOUND', `Function not found: payments-webhook:${version}`);
          const codeSha256 = version === '$LATEST' ? world.latestSha256 : `sha256 of ${version}`;
          return {
            version,
            codeSha256,
            contentHash: codeSha256,
            environmentNames: [],
            environmentHashes: {},
            layers: [],
          };
        }),
      listVersions: () => called('listVersions', () => world.versions.toReversed().map((version) => ({ version }))),
      getAlias: () => called('readAlias', () => group().aliasState),
      updateAlias: ({ version, revisionId }: { version: string; revisionId: string }) =>
        called('updateAlias', () => {
          if (group().aliasState?.revisionId !== revisionId)
            throw new AppError('ALIAS_CHANGED', 'The Revision Id provided does not match the latest Revision Id.');
          world.acts.push(`alias → ${version}`);
          const aliasState = { version, weights: {}, revisionId: `r-${world.acts.length}` };
          world.group = { ...world.group, aliasState };
          return { alias: aliasState, requestId: 'r-alias' };
        }),
      publishVersion: ({ codeSha256 }: { codeSha256: string }) =>
        called('publish', () => {
          if (codeSha256 !== world.latestSha256) throw new AppError('CONFLICT', 'The code in $LATEST has changed.');
          const version = String(Math.max(...world.versions.map(Number)) + 1);
          world.acts.push(`publish ${version}`);
          world.versions.push(version);
          return { version, requestId: 'r-publish' };
        }),
      functionExists: () => called('read', () => true),
      getConcurrency: () => called('read', () => ({ reserved: null, provisioned: [] })),
    },
    cloudWatch: {
      versionMinutes: () => called('read', () => []),
      peakConcurrency: () => called('read', () => null),
    },
    logs: {
      recent: () => called('read', () => []),
      all: () => called('read', () => ({ lines: [], isComplete: true })),
    },
  } as unknown as AwsTarget;

  const watcher = {
    refreshRollout: (_target: string, id: string) => called('read', () => rollout(id)),
    refreshGroup: () => called('read', () => group()),
    group: () => group(),
    rollouts: () => world.ended.filter((ended) => !isActive(ended.status)),
    onChange: () => () => undefined,
  } as unknown as Watcher;

  const world: World = {
    deps: {
      clock,
      targets: [target],
      watcher,
      store,
      turns: createTurns(),
      shelves: createShelves({ clock, watcher, live: { publish: () => undefined } }),
    },
    store,
    acts: [],
    deployment: { status: 'InProgress', rolledBackBy: null, error: null },
    alarms: { enabled: true, ignorePollAlarmFailure: true, names: ['webhook-errors', 'webhook-p99'] },
    group: { lastRolloutId: 'd-3XQ8T9K1B' },
    created: [],
    versions: ['61', '62', '63'],
    latestSha256: 'sha256 of $LATEST',
    ended: [],
    hooks: { before: null, after: null },
    fail(operation, code, { acts = false, times = 1 } = {}) {
      for (let time = 0; time < times; time += 1) failures.push({ operation, code, acts });
    },
    onCall: async () => undefined,
    whileWaiting: () => undefined,
    pass: clock.pass,
    now: () => clock.now().toISOString(),
  };
  return world;
}

const planOf = (configName: string) =>
  planOfConfig(configName, { type: 'TimeBasedCanary', canaryPercentage: 10, canaryIntervalMinutes: 5 });

export async function auditOf(world: World) {
  const page = await world.store.audit.list({
    limit: 50,
    cursor: null,
    target: null,
    group: null,
    action: null,
    search: null,
  });
  return page.items;
}
