import { saying } from '../../testing/commands/saying.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditOf, createWorld, mara, type World } from '../../testing/commands/fake-world.ts';
import { startDeployment } from './start-deployment.ts';
import { startInput } from '../../testing/commands/start-input.ts';

describe('starting a deployment', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
    world.versions.push('64');
  });
  const latest = () => ({ ...startInput, version: '$LATEST', codeSha256: world.latestSha256 });

  test('goes from the alias’s version to the wanted one, with the hooks of the last deployment', async () => {
    world.hooks = { before: 'check-before', after: 'check-after' };
    const rollout = await startDeployment(world.deps, mara, startInput);
    expect(rollout).toMatchObject({ id: 'd-NEW1', candidateVersion: '64', startedBy: 'mara' });
    expect(world.created).toMatchObject([
      {
        configName: null,
        description: 'Sluice: refunds work again (mara)',
        overrideAlarms: null,
        appSpec: {
          currentVersion: '63',
          targetVersion: '64',
          beforeAllowTraffic: 'check-before',
          afterAllowTraffic: 'check-after',
        },
      },
    ]);
    expect(await auditOf(world)).toMatchObject([
      {
        action: 'deploy',
        before: { version: '63', toVersion: '64', alarms: ['webhook-errors', 'webhook-p99'] },
        after: { rolloutId: 'd-NEW1', version: '64', ignoreAlarms: false },
        outcome: { kind: 'done', awsRequestId: 'r-create' },
      },
    ]);
  });

  test('another configuration, and alarms ignored for this deployment alone', async () => {
    await startDeployment(world.deps, mara, {
      ...startInput,
      configName: 'CodeDeployDefault.LambdaAllAtOnce',
      ignoreAlarms: true,
    });
    expect(world.created).toMatchObject([
      {
        configName: 'CodeDeployDefault.LambdaAllAtOnce',
        overrideAlarms: { enabled: false, ignorePollAlarmFailure: true, names: ['webhook-errors', 'webhook-p99'] },
      },
    ]);
    expect(world.alarms.enabled).toBe(true);
    expect(await auditOf(world)).toMatchObject([
      { after: { config: 'CodeDeployDefault.LambdaAllAtOnce', ignoreAlarms: true } },
    ]);
  });

  test('$LATEST is published first, and the log has its number', async () => {
    const rollout = await startDeployment(world.deps, mara, latest());
    expect(rollout.candidateVersion).toBe('65');
    expect(world.acts).toEqual(['publish 65', 'create 63→65']);
    expect(await auditOf(world)).toMatchObject([
      {
        before: { toVersion: '$LATEST' },
        after: { version: '65' },
        outcome: { kind: 'done', said: saying('published as version 65') },
      },
    ]);
  });

  test('other code than was looked at is not published', async () => {
    await expect(startDeployment(world.deps, mara, { ...latest(), codeSha256: 'what I saw' })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(world.acts).toEqual([]);
    expect(await auditOf(world)).toMatchObject([{ outcome: { kind: 'refused' } }]);
  });

  test('$LATEST that is what the alias is on already is not deployed', async () => {
    world.deps.targets[0]!.lambda.publishVersion = async () => ({ version: '63', requestId: 'r' });
    await expect(startDeployment(world.deps, mara, latest())).rejects.toMatchObject({ code: 'NOTHING_TO_DO' });
    expect(world.created).toEqual([]);
  });

  test('$LATEST that an older version holds already is deployed as that one, and the log says that nothing was published', async () => {
    world.deps.targets[0]!.lambda.publishVersion = async () => ({ version: '64', requestId: 'r' });
    await startDeployment(world.deps, mara, latest());
    expect(world.acts).toEqual(['create 63→64']);
    expect(await auditOf(world)).toMatchObject([
      { outcome: { said: saying('Nothing was published: version 64 holds exactly') } },
    ]);
  });

  test('after a rollback by CodeDeploy, the hooks are those of the deployment that it undid', async () => {
    const { codeDeploy } = world.deps.targets[0]!;
    world.hooks = { before: 'check-before', after: null };
    const real = codeDeploy.getDeployments.bind(codeDeploy);
    codeDeploy.getDeployments = async ([id = '']) =>
      id === 'd-ROLLBACK'
        ? (await real(['d-3XQ8T9K1B'])).map((undone) => ({
            ...undone,
            id,
            rollback: { of: undone.id, by: null, message: null },
            appSpec: undone.appSpec && { ...undone.appSpec, beforeAllowTraffic: null },
          }))
        : real([id]);
    world.group = { ...world.group, lastRolloutId: 'd-ROLLBACK' };
    await startDeployment(world.deps, mara, startInput);
    expect(world.created).toMatchObject([{ appSpec: { beforeAllowTraffic: 'check-before' } }]);
  });

  test('hooks that are not known are not taken for none', async () => {
    world.hooks = null;
    await expect(startDeployment(world.deps, mara, startInput)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'withoutHooks' },
    });
    expect(world.acts).toEqual([]);
    await startDeployment(world.deps, mara, { ...startInput, withoutHooks: true });
    expect(world.created).toMatchObject([{ appSpec: { beforeAllowTraffic: null, afterAllowTraffic: null } }]);
    expect(await auditOf(world)).toMatchObject([
      {
        before: { withoutHooks: true },
        outcome: { kind: 'done', said: saying('It calls no hook') },
      },
    ]);
  });

  test('without hooks means without, also where they are known', async () => {
    world.hooks = { before: 'check-before', after: 'check-after' };
    await startDeployment(world.deps, mara, { ...startInput, withoutHooks: true });
    expect(world.created).toMatchObject([{ appSpec: { beforeAllowTraffic: null, afterAllowTraffic: null } }]);
  });

  test('an alias that has moved since the caller looked is not deployed to', async () => {
    await expect(startDeployment(world.deps, mara, { ...startInput, fromVersion: '62' })).rejects.toMatchObject({
      code: 'ALIAS_CHANGED',
      message: expect.stringContaining('was on 62 when you looked') as string,
    });
    expect(world.acts).toEqual([]);
    expect((await startDeployment(world.deps, mara, { ...startInput, fromVersion: '63' })).id).toBe('d-NEW1');
  });

  test('published and then refused: the log has the number all the same', async () => {
    world.fail('create', 'GROUP_BUSY');
    await expect(startDeployment(world.deps, mara, latest())).rejects.toMatchObject({
      code: 'GROUP_BUSY',
      message: expect.stringContaining('published as version 65'),
    });
    expect(await auditOf(world)).toMatchObject([
      { outcome: { kind: 'refused', said: saying('published as version 65') } },
    ]);
  });

  test.each([
    [{ activeRolloutId: 'd-RUNNING1' }, 'GROUP_BUSY', 'd-RUNNING1'],
    [{ aliasState: { version: '64', weights: {}, revisionId: 'r' } }, 'NOTHING_TO_DO', '64'],
    [
      {
        aliasState: { version: '63', weights: { '61': 10 }, revisionId: 'r' },
        drift: { kind: 'split' as const, version: '63', weights: { '61': 10 } },
      },
      'CONFLICT',
      'split',
    ],
    [{ aliasState: null }, 'STALE_PICTURE', 'read'],
  ])('a group like %j is refused as %s', async (group, code, words) => {
    world.group = group;
    await expect(startDeployment(world.deps, mara, startInput)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(words),
    });
    expect(world.acts).toEqual([]);
    expect(await auditOf(world)).toEqual([]);
  });

  test.each([
    [{ version: '99' }, 'version'],
    [{ version: '$LATEST' }, 'codeSha256'],
  ])('%j is refused, and %s is named', async (change, field) => {
    await expect(startDeployment(world.deps, mara, { ...startInput, ...change })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field },
    });
    expect(world.acts).toEqual([]);
  });

  test.each([
    'CodeDeployDefault.OneAtATime',
    'CodeDeployDefault.ECSCanary10Percent5Minutes',
    'canary-of-our-containers',
  ])('%s is a config of another compute platform: nothing is published or deployed with it', async (configName) => {
    const latest = { ...startInput, version: '$LATEST', codeSha256: world.latestSha256, configName };
    await expect(startDeployment(world.deps, mara, latest)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'configName' },
    });
    expect(world.acts).toEqual([]);
    expect(await auditOf(world)).toEqual([]);
  });

  test('a configuration that does not exist is refused, and named', async () => {
    const { codeDeploy } = world.deps.targets[0]!;
    const real = codeDeploy.getPlan.bind(codeDeploy);
    codeDeploy.getPlan = (name) => (world.fail('read', 'NOT_FOUND'), real(name));
    await expect(startDeployment(world.deps, mara, { ...startInput, configName: 'none' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'configName' },
    });
  });

  test('who may only watch may not', async () => {
    await expect(startDeployment(world.deps, { name: 'vic', role: 'viewer' }, startInput)).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });
});
