import { afterEach, expect, test, vi } from 'vitest';
import { paymentsLive } from '../testing/commands/begin-entry.ts';
import { createWorld } from '../testing/commands/fake-world.ts';

/** Each page and each route of the server has its own copy of every module. */
async function copyOf<T>(load: () => Promise<T>): Promise<T> {
  vi.resetModules();
  return load();
}
afterEach(() => vi.resetModules());

test('two copies of a query in one process ask AWS once between them', async () => {
  const world = await createWorld();
  let calls = 0;
  world.onCall = async () => {
    calls += 1;
  };
  const load = () => import('./queries/deploying/list-deployment-configs.ts');
  const [ofPage, ofRoute] = [await copyOf(load), await copyOf(load)];
  expect(ofPage.listDeploymentConfigs).not.toBe(ofRoute.listDeploymentConfigs);
  const ask = { target: 'default' };
  await Promise.all([ofPage.listDeploymentConfigs(world.deps, ask), ofRoute.listDeploymentConfigs(world.deps, ask)]);
  await ofPage.listDeploymentConfigs(world.deps, ask);
  expect(calls).toBe(1);
});

test('two copies of a command take turns with a group, and know what the other runs', async () => {
  const world = await createWorld();
  const load = async () => ({
    ...(await import('./commands/rearm-alarms.ts')),
    ...(await import('./commands/once.ts')),
  });
  const [ofPage, ofRoute] = [await copyOf(load), await copyOf(load)];
  const first = Promise.withResolvers<void>();
  const before = world.deps.turns.take(paymentsLive, () => first.promise);
  let isAsked = false;
  world.onCall = async () => {
    isAsked = true;
  };
  const rearm = ofRoute.rearmAlarms(
    world.deps,
    { name: 'mara', role: 'operator' },
    { ...paymentsLive, reason: 'tested' },
  );
  const same = (once: typeof ofPage.once) =>
    once(world.deps, 'key', 'request', {
      mayTryAgain: () => true,
      run: () => first.promise.then(() => 'answer'),
      recall: () => Promise.reject(new Error('nothing was lost')),
    });
  const twice = [same(ofPage.once), same(ofRoute.once)];
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
  expect(isAsked).toBe(false);
  first.resolve();
  expect(await Promise.all(twice)).toEqual(['answer', 'answer']);
  await before;
  await rearm.catch(() => undefined);
  expect(isAsked).toBe(true);
});
