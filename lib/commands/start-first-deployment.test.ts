import { beforeEach, describe, expect, test } from 'vitest';
import { AppError } from '../domain/errors/problem.ts';
import { auditOf, createWorld, mara, type World } from '../../testing/commands/fake-world.ts';
import { startDeployment } from './start-deployment.ts';
import { startInput } from '../../testing/commands/start-input.ts';

const input = {
  ...startInput,
  version: '62',
  fromVersion: '61',
  named: { functionName: 'payments-webhook', alias: 'live' },
};

describe('the first deployment of a group', () => {
  let world: World;
  let asked: string[];
  beforeEach(async () => {
    world = await createWorld();
    world.group = {
      functionName: null,
      alias: null,
      aliasState: null,
      lastRolloutId: null,
      drift: { kind: 'unknown' },
    };
    asked = [];
    world.deps.targets[0]!.lambda.getAlias = async (functionName, alias) => {
      asked.push(`${functionName}:${alias}`);
      return { version: '61', weights: {}, revisionId: 'r' };
    };
  });

  test('moves the alias that is named, from where Lambda has it, without hooks', async () => {
    const rollout = await startDeployment(world.deps, mara, input);
    expect(rollout.id).toBe('d-NEW1');
    expect(asked).toEqual(['payments-webhook:live']);
    expect(world.created).toMatchObject([
      {
        appSpec: {
          functionName: 'payments-webhook',
          alias: 'live',
          currentVersion: '61',
          targetVersion: '62',
          beforeAllowTraffic: null,
        },
      },
    ]);
    expect(await auditOf(world)).toMatchObject([
      { subject: { functionName: 'payments-webhook', alias: 'live' }, before: { version: '61' } },
    ]);
  });

  test('is refused while nobody names it', async () => {
    await expect(startDeployment(world.deps, mara, { ...input, named: null })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining("names a group's function only in its deployments") as string,
    });
  });

  test('an alias that Lambda does not have is refused, and named', async () => {
    world.deps.targets[0]!.lambda.getAlias = () => Promise.reject(new AppError('NOT_FOUND', 'no alias'));
    await expect(startDeployment(world.deps, mara, input)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'alias' },
    });
    expect(world.acts).toEqual([]);
  });

  test.each([
    [{ version: '61' }, 'NOTHING_TO_DO'],
    [{ version: '99' }, 'INVALID_INPUT'],
    [{ fromVersion: '60' }, 'ALIAS_CHANGED'],
  ])('%j is refused as %s, as for every other', async (change, code) => {
    await expect(startDeployment(world.deps, mara, { ...input, ...change })).rejects.toMatchObject({ code });
    expect(world.acts).toEqual([]);
  });

  test('a split alias is refused', async () => {
    world.deps.targets[0]!.lambda.getAlias = async () => ({ version: '61', weights: { '60': 5 }, revisionId: 'r' });
    await expect(startDeployment(world.deps, mara, input)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('a group that has deployed something else is not turned to another alias', async () => {
    world.group = { lastRolloutId: 'd-3XQ8T9K1B' };
    const named = { functionName: 'orders', alias: 'live' };
    await expect(startDeployment(world.deps, mara, { ...input, named })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      details: { field: 'functionName' },
      message: expect.stringContaining('This group moves payments-webhook:live') as string,
    });
  });
});
