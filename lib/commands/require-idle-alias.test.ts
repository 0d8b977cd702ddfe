import { beforeEach, describe, expect, test } from 'vitest';
import { makeDeploymentRecord } from '../../testing/aws/make-deployment-record.ts';
import { groupOf } from '../../testing/commands/account-picture.ts';
import { paymentsLive } from '../../testing/commands/begin-entry.ts';
import { createWorld, mara, type World } from '../../testing/commands/fake-world.ts';
import { startInput } from '../../testing/commands/start-input.ts';
import { makeGroup } from '../../testing/domain/make-group.ts';
import type { DeploymentRecord } from '../parts/code-deploy.ts';
import { fixAlias } from './fix-alias.ts';
import { rollBackGroup } from './roll-back-group.ts';
import { startDeployment } from './start-deployment.ts';

const alias = {
  functionName: 'payments-webhook',
  alias: 'live',
  currentVersion: '63',
  targetVersion: '64',
  beforeAllowTraffic: null,
  afterAllowTraffic: null,
};
const SPLIT = {
  aliasState: { version: '62', weights: { '63': 10 }, revisionId: 'r-seen' },
  drift: { kind: 'split' as const, version: '62', weights: { '63': 10 } },
};

/** A running deployment that nobody has told the watcher of. */
const runs = (change: Partial<DeploymentRecord> = {}): DeploymentRecord =>
  makeDeploymentRecord({
    id: 'd-OTHER',
    application: 'payments-old',
    group: 'g-old',
    status: 'InProgress',
    appSpec: alias,
    ...change,
  });

let world: World;
beforeEach(async () => {
  world = await createWorld();
  // Of another group's deployment the watcher knows nothing.
  world.deps.watcher.group = (_target, application) => (application === 'payments' ? groupOf(world) : null);
});

const COMMANDS: [string, () => Promise<unknown>][] = [
  [
    'putting the alias right',
    () => {
      world.group = { ...world.group, ...SPLIT };
      return fixAlias(world.deps, mara, { ...paymentsLive, version: '62', revisionId: 'r-seen', reason: 'x' });
    },
  ],
  ['deploying', () => startDeployment(world.deps, mara, { ...startInput, version: '62' })],
  [
    'rolling back',
    () => rollBackGroup(world.deps, mara, { ...paymentsLive, toVersion: '62', reason: 'x', ignoreAlarms: false }),
  ],
];

describe.each(COMMANDS)('%s asks AWS first what moves the alias', (_, act) => {
  test.each([
    [
      'another group of another application',
      [runs()],
      'GROUP_BUSY',
      'd-OTHER of group g-old (application payments-old)',
    ],
    [
      'the second of two that run',
      [runs({ appSpec: { ...alias, alias: 'beta' } }), runs({ id: 'd-2', group: 'g-third' })],
      'GROUP_BUSY',
      'd-2',
    ],
    ['its own group', [runs({ application: 'payments', group: 'payments-live' })], 'GROUP_BUSY', 'for this group'],
    ['nobody knows what, for its AppSpec is in S3', [runs({ appSpec: null })], 'STALE_PICTURE', 'not known yet'],
  ])('%s: refused', async (_name, others, code, words) => {
    world.others = others;
    await expect(act()).rejects.toMatchObject({ code, message: expect.stringContaining(words) });
    expect(world.acts).toEqual([]);
  });

  test.each([
    ['a group of another alias', runs({ appSpec: { ...alias, alias: 'beta' } })],
    ['a deployment that has just ended', runs({ status: 'Succeeded' })],
    ['servers', runs({ computePlatform: 'Server', appSpec: null })],
  ])('%s: no reason to refuse', async (_name, other) => {
    world.others = [other];
    await act();
    expect(world.acts).toHaveLength(1);
  });

  test('without an AppSpec the target names the alias, or else what is known of the group', async () => {
    world.others = [runs({ appSpec: null })];
    const [target] = world.deps.targets;
    target!.codeDeploy.getDeploymentTarget = async () => ({
      targetId: 't',
      status: 'InProgress',
      lastUpdatedAt: null,
      lifecycle: [],
      targetWeightPercent: null,
      functionName: 'payments-webhook',
      alias: 'live',
      currentVersion: '63',
      targetVersion: '64',
    });
    await expect(act()).rejects.toMatchObject({ code: 'GROUP_BUSY' });
    target!.codeDeploy.getDeploymentTarget = async () => null;
    world.deps.watcher.group = (_target, application, name) => makeGroup({ application, group: name, alias: 'beta' });
    await act();
    expect(world.acts).toHaveLength(1);
  });
});
