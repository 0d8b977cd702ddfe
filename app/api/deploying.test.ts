import { beforeEach, describe, expect, test } from 'vitest';
import { GROUP } from '@/testing/routes/all-routes.ts';
import { shareFakeParts } from '@/testing/routes/fake-parts.ts';
import { problemOf, send } from '@/testing/routes/send.ts';
import * as alias from '@/app/api/[target]/groups/[application]/[group]/alias/route.ts';
import * as deployments from '@/app/api/[target]/groups/[application]/[group]/deployments/route.ts';
import * as draft from '@/app/api/[target]/groups/[application]/[group]/draft/route.ts';
import * as preflight from '@/app/api/[target]/groups/[application]/[group]/preflight/route.ts';
import * as versions from '@/app/api/[target]/groups/[application]/[group]/versions/route.ts';
import { auditOf, type World } from '@/testing/commands/fake-world.ts';

let world: World;
beforeEach(async () => {
  ({ world } = await shareFakeParts());
});

describe('a deployment', () => {
  const sha = `${'A'.repeat(43)}=`;

  test('is drafted, and started with what was drafted', async () => {
    const drafted = await send(`${GROUP}/draft?version=62&ignoreAlarms=true`, draft, 'GET');
    expect(await drafted.json()).toMatchObject({ fromVersion: '63', toVersion: '62' });
    const body = { version: '62', configName: null, ignoreAlarms: true, reason: 'because' };
    const started = await send(`${GROUP}/deployments`, deployments, 'POST', body);
    expect(started.status).toBe(200);
    expect(await started.json()).toMatchObject({ id: 'd-NEW1' });
    expect(world.created).toMatchObject([{ appSpec: { targetVersion: '62' }, overrideAlarms: { enabled: false } }]);
    expect(await auditOf(world)).toMatchObject([{ action: 'deploy', reason: 'because' }]);
  });

  test('is refused when the alias has moved since the caller looked', async () => {
    const body = { version: '62', fromVersion: '61', reason: 'because' };
    const problem = await problemOf(await send(`${GROUP}/deployments`, deployments, 'POST', body));
    expect(problem).toMatchObject({ status: 409, code: 'ALIAS_CHANGED' });
    expect(world.acts).toEqual([]);
    expect((await send(`${GROUP}/deployments`, deployments, 'POST', { ...body, fromVersion: '63' })).status).toBe(200);
  });

  test('is the first of its group with the alias that is named, whose versions can be listed before', async () => {
    const functionless = { functionName: null, alias: null, aliasState: null, lastRolloutId: null };
    const asOf = { codedeploy: world.now(), lambda: null, cloudwatch: world.now() };
    world.group = { ...functionless, asOf };
    for (const { lambda } of world.deps.targets)
      lambda.getAlias = async () => ({ version: '61', weights: {}, revisionId: 'r' });
    const named = 'functionName=payments-webhook&alias=live';
    const listed = await send(`${GROUP}/versions?${named}`, versions, 'GET');
    expect(await listed.json()).toMatchObject({ aliasVersion: '61', versions: [{ version: '63' }, {}, {}] });
    const drafted = await send(`${GROUP}/draft?version=62&${named}`, draft, 'GET');
    expect(await drafted.json()).toMatchObject({ fromVersion: '61', toVersion: '62' });
    const body = { version: '62', functionName: 'payments-webhook', alias: 'live', reason: 'because' };
    expect((await send(`${GROUP}/deployments`, deployments, 'POST', body)).status).toBe(200);
    expect(world.acts).toEqual(['create 61→62']);
  });

  test('publishes the code that was looked at, first', async () => {
    world.latestSha256 = sha;
    const body = { version: '$LATEST', codeSha256: sha, reason: 'because' };
    expect((await send(`${GROUP}/deployments`, deployments, 'POST', body)).status).toBe(200);
    expect(world.acts).toEqual(['publish 64', 'create 63→64']);
  });

  test.each([
    [{ version: '0', reason: 'x' }, 'version'],
    [{ version: 62, reason: 'x' }, 'version'],
    [{ version: '$latest', reason: 'x' }, 'version'],
    [{ version: '$LATEST', reason: 'x' }, 'codeSha256'],
    [{ version: '$LATEST', codeSha256: 'short', reason: 'x' }, 'codeSha256'],
    [{ version: '62', codeSha256: sha, reason: 'x' }, 'codeSha256'],
    [{ version: '62', configName: '', reason: 'x' }, 'configName'],
    [{ version: '62', ignoreAlarms: 'yes', reason: 'x' }, 'ignoreAlarms'],
    [{ version: '62', fromVersion: 'v1', reason: 'x' }, 'fromVersion'],
    [{ version: '62', withoutHooks: 1, reason: 'x' }, 'withoutHooks'],
    [{ version: '62', functionName: 'payments-webhook', reason: 'x' }, 'alias'],
    [{ version: '62', alias: 'live', reason: 'x' }, 'functionName'],
    [{ version: '62', functionName: 'arn:aws:lambda:x', alias: 'live', reason: 'x' }, 'functionName'],
    [{ version: '62', functionName: 'payments-webhook', alias: '12', reason: 'x' }, 'alias'],
    [{ version: '62', functionName: 'orders', alias: 'live', reason: 'x' }, 'functionName'],
    [{ version: '62', reason: ' ' }, 'reason'],
    [{ version: '62', reason: 'x'.repeat(10_000) }, 'reason'],
    [{ version: '99', reason: 'x' }, 'version'],
  ])('%j names %s, and nothing happens', async (body, field) => {
    const problem = await problemOf(await send(`${GROUP}/deployments`, deployments, 'POST', body));
    expect(problem).toMatchObject({ status: 400, code: 'INVALID_INPUT', field });
    expect(world.acts).toEqual([]);
  });

  test.each([
    ['', 'version'],
    ['version=', 'version'],
    ['version=62&ignoreAlarms=1', 'ignoreAlarms'],
    ['version=62&version=63', 'version'],
    ['version=62&functionName=orders', 'alias'],
    ['version=62&functionName=orders&alias=live', 'functionName'],
  ])('a draft of %j names %s', async (query, field) => {
    const response = await send(`${GROUP}/draft?${query}`, draft, 'GET');
    expect(await problemOf(response)).toMatchObject({ status: 400, field });
  });
});

describe('an alias that was moved by hand', () => {
  beforeEach(() => {
    for (const target of world.deps.targets) target.codeDeploy.listActiveDeploymentIds = async () => [];
    world.group = { ...world.group, drift: { kind: 'moved', expectedVersion: '62', version: '63', seenAt: null } };
  });

  test('is put right', async () => {
    const body = { version: '62', revisionId: 'r1', reason: 'because' };
    const response = await send(`${GROUP}/alias`, alias, 'POST', body);
    expect(await response.json()).toMatchObject({ aliasState: { version: '62', weights: {} } });
    expect(world.acts).toEqual(['alias → 62']);
  });

  test('that has changed since it was looked at is left alone', async () => {
    const body = { version: '62', revisionId: 'r0', reason: 'because' };
    const problem = await problemOf(await send(`${GROUP}/alias`, alias, 'POST', body));
    expect(problem).toMatchObject({ status: 409, code: 'ALIAS_CHANGED' });
    expect(world.acts).toEqual([]);
  });

  test.each([
    [{ version: '$LATEST', revisionId: 'r1', reason: 'x' }, 'version'],
    [{ version: '62', reason: 'x' }, 'revisionId'],
    [{ version: '62', revisionId: '', reason: 'x' }, 'revisionId'],
    [{ version: '62', revisionId: 'r1', reason: '' }, 'reason'],
  ])('%j names %s', async (body, field) => {
    expect(await problemOf(await send(`${GROUP}/alias`, alias, 'POST', body))).toMatchObject({ status: 400, field });
  });
});

describe('pre-flight', () => {
  test('answers for the group’s own config and for a choice', async () => {
    for (const query of ['', '?version=62', '?version=%24LATEST&config=CodeDeployDefault.LambdaAllAtOnce']) {
      const response = await send(`${GROUP}/preflight${query}`, preflight, 'GET');
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ findings: expect.any(Array) as unknown, madeAt: world.now() });
    }
  });

  test.each([
    ['version=0', 'version'],
    ['version=latest', 'version'],
    [`config=${'x'.repeat(101)}`, 'config'],
    ['verison=1', 'verison'],
  ])('%s names %s', async (query, field) => {
    const response = await send(`${GROUP}/preflight?${query}`, preflight, 'GET');
    expect(await problemOf(response)).toMatchObject({ status: 400, code: 'INVALID_INPUT', field });
  });
});
