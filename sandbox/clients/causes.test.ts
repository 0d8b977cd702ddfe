import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startStory, type Story } from '../testing/story.ts';

let story: Story;
beforeEach(async () => {
  story = await startStory();
  await story.prepare();
});
afterEach(() => story.end());

const GROUP = { application: 'orders', group: 'orders-live' };
const LINEAR = { deploymentConfigName: 'CodeDeployDefault.LambdaLinear10PercentEvery1Minute' };
const ALL_CODES = ['THROTTLED', 'IAM_ROLE_PERMISSIONS', 'IAM_ROLE_MISSING', 'TIMEOUT', 'INTERNAL_ERROR'] as const;

const causes = (method: 'GET' | 'POST' | 'DELETE', body?: object): Promise<Response> =>
  fetch(`${story.sandbox.url}/_sandbox/causes`, {
    method,
    ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });

async function play(cause: object): Promise<void> {
  const answer = await causes('POST', { ...GROUP, ...cause });
  expect(answer.status).toBe(200);
}

const undoOf = async (id: string) =>
  story.deployment((await story.deployment(id)).rollbackInfo?.rollbackDeploymentId ?? '');

describe.each(ALL_CODES)('%s', (code) => {
  test('before the first step: the alias never moves, and the rollback succeeds', async () => {
    await play({ code });
    const id = await story.deploy('1', '2', LINEAR);
    await story.advance(10);
    expect(await story.deployment(id)).toMatchObject({ status: 'Failed', errorInformation: { code } });
    expect((await story.deployment(id)).errorInformation?.message).not.toBe('');
    expect(await story.events(id)).toEqual(['Succeeded', 'Failed', 'Skipped']);
    expect(await story.alias()).toBe('1');
    expect(await undoOf(id)).toMatchObject({ status: 'Succeeded', creator: 'codeDeployRollback' });
  });

  test('after two steps, also of what would undo it: the alias stays split', async () => {
    await play({ code, afterSteps: 2, rollbackToo: true });
    const id = await story.deploy('1', '2', LINEAR);
    await story.advance(70);
    expect(await story.deployment(id)).toMatchObject({ status: 'InProgress' });
    expect(await story.alias()).toBe('1 2=0.2');
    await story.advance(70);
    expect(await story.deployment(id)).toMatchObject({ status: 'Failed', errorInformation: { code } });
    expect(await undoOf(id)).toMatchObject({ status: 'Failed', errorInformation: { code } });
    expect(await story.alias()).toBe('1 2=0.2');
  });
});

test('a plan with fewer steps fails at its last one', async () => {
  await play({ code: 'TIMEOUT', afterSteps: 7 });
  const id = await story.deploy('1', '2');
  await story.advance(310);
  expect(await story.deployment(id)).toMatchObject({ status: 'Failed', errorInformation: { code: 'TIMEOUT' } });
  expect(await story.events(id)).toEqual(['Succeeded', 'Failed', 'Skipped']);
  expect(await story.alias()).toBe('1');
});

test('a cause has the text that it is given, is shown, and goes', async () => {
  await play({ code: 'INTERNAL_ERROR', message: 'Try again later.' });
  const shown = { ...GROUP, code: 'INTERNAL_ERROR', message: 'Try again later.', afterSteps: 0, rollbackToo: false };
  expect(await (await causes('GET')).json()).toEqual({ causes: [shown] });
  const id = await story.deploy('1', '2');
  await story.advance(10);
  expect(await story.deployment(id)).toMatchObject({
    errorInformation: { code: 'INTERNAL_ERROR', message: 'Try again later.' },
  });
  expect(await (await causes('DELETE')).json()).toEqual({ causes: [] });
  const next = await story.deploy('1', '2');
  await story.advance(310);
  expect(await story.deployment(next)).toMatchObject({ status: 'Succeeded' });
});

test.each([
  ['a group that does not exist', { ...GROUP, group: 'nobody', code: 'TIMEOUT' }, 404],
  ['a code that a Lambda deployment does not end with', { ...GROUP, code: 'NO_INSTANCES' }, 400],
  ['half a step', { ...GROUP, code: 'TIMEOUT', afterSteps: 1.5 }, 400],
])('%s is refused', async (_what, body, status) => {
  expect((await causes('POST', body)).status).toBe(status);
});
