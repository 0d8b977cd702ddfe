import { saying } from '../../testing/commands/saying.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { beginEntry } from '../../testing/commands/begin-entry.ts';
import { auditOf, createWorld, mara, type World } from '../../testing/commands/fake-world.ts';
import { resolvePendingIntents } from './resolve-pending-intents.ts';
import { startDeployment } from './start-deployment.ts';
import { startInput } from '../../testing/commands/start-input.ts';

describe('starting a deployment, with an answer or a process lost', () => {
  let world: World;
  beforeEach(async () => {
    world = await createWorld();
    world.versions.push('64');
  });
  const latest = () => ({ ...startInput, version: '$LATEST', codeSha256: world.latestSha256 });

  test('a lost answer is looked for in AWS, and nothing is made twice', async () => {
    world.fail('create', 'AWS_UNREACHABLE', { acts: true });
    expect((await startDeployment(world.deps, mara, startInput)).id).toBe('d-NEW1');
    expect(world.acts).toEqual(['create 63→64']);
  });

  test('a lost answer without a deployment stays a failure', async () => {
    world.fail('create', 'AWS_UNREACHABLE');
    await expect(startDeployment(world.deps, mara, startInput)).rejects.toMatchObject({ code: 'AWS_UNREACHABLE' });
    expect(await auditOf(world)).toMatchObject([{ outcome: { kind: 'failed' } }]);
  });

  test('the lost answer of a publishing is asked for again', async () => {
    world.fail('publish', 'AWS_UNREACHABLE');
    expect((await startDeployment(world.deps, mara, latest())).candidateVersion).toBe('65');
  });

  test.each([
    ['before it was made', false, { outcome: { kind: 'failed', said: /but version 65 was published/ } }],
    ['after it was made', true, { outcome: { kind: 'done', said: /d-NEW1 was made/ }, after: { rolloutId: 'd-NEW1' } }],
  ])('a process that was killed %s', async (_name, isMade, expected) => {
    await beginEntry(world, {
      id: 'a',
      action: 'deploy',
      reason: startInput.reason,
      before: { version: '63', toVersion: '$LATEST' },
    });
    if (isMade) await startDeployment(world.deps, mara, startInput);
    world.pass(61_000);
    const { lambda } = world.deps.targets[0]!;
    const published = { version: '65', description: 'Sluice: refunds work again (mara)' };
    lambda.listVersions = async () => [published as never];
    expect(await resolvePendingIntents(world.deps, await world.store.audit.pending(), () => undefined)).toEqual([]);
    const { outcome, after } = (await world.store.audit.find('a'))!;
    expect({ outcome, after }).toMatchObject({
      ...expected,
      outcome: { ...expected.outcome, said: saying(expected.outcome.said) },
    });
  });
});
