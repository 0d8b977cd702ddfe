import { expect, test } from 'vitest';
import { createWorld } from '../../../testing/commands/fake-world.ts';
import { listDeploymentConfigs } from './list-deployment-configs.ts';

test('deployment configs are listed once a minute, however many ask; a refusal is not kept', async () => {
  const world = await createWorld();
  let lists = 0;
  world.onCall = async () => {
    lists += 1;
  };
  const ask = () => listDeploymentConfigs(world.deps, { target: 'default' });
  world.fail('read', 'AWS_ACCESS_DENIED');
  await expect(ask()).rejects.toMatchObject({ code: 'AWS_ACCESS_DENIED' });
  const [{ configs }] = await Promise.all([ask(), ask(), ask()]);
  expect(configs.map(({ kind }) => kind)).toEqual(['canary']);
  expect(lists).toBe(2);
  world.pass(59_000);
  await ask();
  expect(lists).toBe(2);
  world.pass(1_000);
  await ask();
  expect(lists).toBe(3);
});
