import * as fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { shareFakeParts } from '@/app/api/_shared/fake-parts.ts';
import * as unknown from '@/app/api/[[...path]]/route.ts';
import * as alias from '@/app/api/[target]/groups/[application]/[group]/alias/route.ts';
import * as bypass from '@/app/api/[target]/groups/[application]/[group]/bypass/route.ts';
import * as deployments from '@/app/api/[target]/groups/[application]/[group]/deployments/route.ts';
import * as draft from '@/app/api/[target]/groups/[application]/[group]/draft/route.ts';
import * as preflight from '@/app/api/[target]/groups/[application]/[group]/preflight/route.ts';
import * as rollback from '@/app/api/[target]/groups/[application]/[group]/rollback/route.ts';
import * as group from '@/app/api/[target]/groups/[application]/[group]/route.ts';
import * as versions from '@/app/api/[target]/groups/[application]/[group]/versions/route.ts';
import * as configs from '@/app/api/[target]/deployment-configs/route.ts';
import * as groups from '@/app/api/[target]/groups/route.ts';
import * as changes from '@/app/api/[target]/rollouts/[deploymentId]/changes/route.ts';
import * as coldStarts from '@/app/api/[target]/rollouts/[deploymentId]/cold-starts/route.ts';
import * as hookLogs from '@/app/api/[target]/rollouts/[deploymentId]/hooks/[event]/logs/route.ts';
import * as rollout from '@/app/api/[target]/rollouts/[deploymentId]/route.ts';
import * as series from '@/app/api/[target]/rollouts/[deploymentId]/series/route.ts';
import * as stop from '@/app/api/[target]/rollouts/[deploymentId]/stop/route.ts';
import * as rollouts from '@/app/api/[target]/rollouts/route.ts';
import * as audit from '@/app/api/audit/route.ts';
import * as health from '@/app/api/health/route.ts';
import * as stream from '@/app/api/stream/route.ts';
import { auditOf, type World } from '@/lib/testing/fake-world.ts';
import type { Problem } from '@/lib/domain/problem.ts';

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
type Route = Record<Method, (request: Request) => Promise<Response> | Response>;

const HOST = 'http://127.0.0.1:3000';
const ROLLOUT = '/api/default/rollouts/d-3XQ8T9K1B';
const GROUP = '/api/default/groups/payments/payments-live';
const routes: [string, Route, Method[]][] = [
  ['/api/health', health, ['GET']],
  ['/api/stream', stream, ['GET']],
  ['/api/audit', audit, ['GET']],
  ['/api/default/groups', groups, ['GET']],
  ['/api/default/deployment-configs', configs, ['GET']],
  [GROUP, group, ['GET']],
  [`${GROUP}/versions`, versions, ['GET']],
  [`${GROUP}/preflight`, preflight, ['GET']],
  [`${GROUP}/draft`, draft, ['GET']],
  [`${GROUP}/deployments`, deployments, ['POST']],
  [`${GROUP}/alias`, alias, ['POST']],
  [`${GROUP}/bypass`, bypass, ['PUT', 'DELETE']],
  [`${GROUP}/rollback`, rollback, ['POST']],
  ['/api/default/rollouts', rollouts, ['GET']],
  [ROLLOUT, rollout, ['GET']],
  [`${ROLLOUT}/series`, series, ['GET']],
  [`${ROLLOUT}/changes`, changes, ['GET']],
  [`${ROLLOUT}/hooks/BeforeAllowTraffic/logs`, hookLogs, ['GET']],
  [`${ROLLOUT}/cold-starts`, coldStarts, ['GET']],
  [`${ROLLOUT}/stop`, stop, ['POST']],
];
const actions: [string, Route, Method][] = [
  [`${ROLLOUT}/stop`, stop, 'POST'],
  [`${GROUP}/rollback`, rollback, 'POST'],
  [`${GROUP}/deployments`, deployments, 'POST'],
  [`${GROUP}/alias`, alias, 'POST'],
  [`${GROUP}/bypass`, bypass, 'PUT'],
  [`${GROUP}/bypass`, bypass, 'DELETE'],
];

let world: World;
let logged: object[];
beforeEach(async () => {
  ({ world, logged } = await shareFakeParts());
});

function send(path: string, route: Route, method: Method, body?: unknown, headers: Record<string, string> = {}) {
  const text = body instanceof Uint8Array || typeof body === 'string' ? body : JSON.stringify(body);
  return route[method](
    new Request(HOST + path, {
      method,
      headers: { host: '127.0.0.1:3000', 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: text as string }),
    }),
  );
}

async function problemOf(response: Response): Promise<Problem> {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  return (await response.json()) as Problem;
}

describe('every address', () => {
  test.each(routes)(
    '%s answers each method that it does not take with 405 as a problem',
    async (path, route, takes) => {
      const methods: Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
      for (const method of methods.filter((other) => !takes.includes(other))) {
        const response = await send(path, route, method);
        expect(response.status).toBe(405);
        expect(response.headers.get('allow')).toContain(takes[0]);
        expect((await problemOf(response)).status).toBe(405);
      }
    },
  );

  test.each(routes.filter(([, , takes]) => takes.includes('GET')))(
    '%s answers HEAD without a body',
    async (path, route) => {
      const response = await send(path, route, 'HEAD');
      expect(await response.text()).toBe('');
    },
  );

  test('an address that is none is a problem, not a page', async () => {
    const response = await send('/api/default/nonsense', unknown, 'GET');
    expect(response.status).toBe(404);
    expect((await problemOf(response)).code).toBe('NOT_FOUND');
  });
});

describe('nonsense', () => {
  test.each(routes)('whatever stands in the parts of %s, the answer is no 500', async (path, route, takes) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'binary', maxLength: 150 }), { minLength: 3, maxLength: 3 }),
        async (words) => {
          const parts = path.split('/');
          const names = [2, 4, 5].filter((position) => parts[position] !== undefined && parts.length > 3);
          names.forEach((position, index) => {
            parts[position] = encodeURIComponent(words[index]?.toWellFormed() ?? '') || '%20';
          });
          const response = await send(parts.join('/'), route, takes[0] ?? 'GET', takes[0] === 'GET' ? undefined : {});
          expect(response.status).not.toBe(500);
          await response.body?.cancel();
        },
      ),
      { numRuns: 25 },
    );
    expect(logged).toEqual([]);
  });

  test.each(routes.filter(([, , takes]) => takes.includes('GET')))(
    'whatever %s is asked for, the answer is no 500',
    async (path, route) => {
      const name = fc.oneof(
        fc.constantFrom(
          'limit',
          'cursor',
          'status',
          'q',
          'application',
          'group',
          'action',
          'target',
          'version',
          'config',
          'ignoreAlarms',
        ),
        fc.string(),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(fc.tuple(name, fc.string({ maxLength: 300 })), { maxLength: 4 }), async (pairs) => {
          const response = await send(`${path}?${new URLSearchParams(pairs)}`, route, 'GET');
          expect(response.status).not.toBe(500);
          await response.body?.cancel();
        }),
        { numRuns: 25 },
      );
    },
  );

  test.each(actions)(
    'whatever is sent to %s, it is refused as invalid and nothing happens',
    async (path, route, method) => {
      const almost = fc.record(
        {
          reason: fc.oneof(fc.string(), fc.constant('because')),
          rollback: fc.oneof(fc.boolean(), fc.anything()),
          version: fc.oneof(fc.string(), fc.integer(), fc.constantFrom('62', '$LATEST')),
          codeSha256: fc.oneof(fc.string(), fc.constant(`${'A'.repeat(43)}=`)),
          configName: fc.oneof(fc.string(), fc.constant(null)),
          fromVersion: fc.oneof(fc.string(), fc.integer(), fc.constantFrom('62', '$LATEST', null)),
          withoutHooks: fc.oneof(fc.boolean(), fc.anything()),
          revisionId: fc.oneof(fc.string(), fc.integer()),
          toVersion: fc.oneof(fc.string(), fc.integer(), fc.constant('62')),
          until: fc.oneof(fc.anything(), fc.record({ at: fc.string() }), fc.record({ event: fc.string() })),
          nonsense: fc.anything(),
        },
        { requiredKeys: ['nonsense'] },
      );
      const jsonText = (value: unknown) =>
        JSON.stringify(value, (_key, member: unknown) => (typeof member === 'bigint' ? `${member}` : member));
      const body = fc.oneof(
        fc.string(),
        fc.json(),
        fc.uint8Array(),
        almost.map((value) => jsonText({ nonsense: 1, ...(JSON.parse(jsonText(value)) as object) })),
      );
      await fc.assert(
        fc.asyncProperty(body, async (sent) => {
          const response = await send(path, route, method, sent);
          expect(response.status).toBe(400);
          const problem = await problemOf(response);
          expect(problem.code).toBe('INVALID_INPUT');
          expect(problem.field).toBeTruthy();
        }),
        { numRuns: 60 },
      );
      expect(world.acts).toEqual([]);
      expect(await auditOf(world)).toEqual([]);
      expect(logged).toEqual([]);
    },
  );

  test('a body of more than 64 kB is refused while it is read', async () => {
    const body = JSON.stringify({ rollback: true, reason: 'x'.repeat(70_000) });
    const response = await send(`${ROLLOUT}/stop`, stop, 'POST', body);
    expect(await problemOf(response)).toMatchObject({ status: 400, field: 'body' });
  });

  test.each([
    [{ rollback: true }, 'reason'],
    [{ rollback: true, reason: '   ' }, 'reason'],
    [{ rollback: true, reason: 'x'.repeat(501) }, 'reason'],
    [{ rollback: 'yes', reason: 'x' }, 'rollback'],
    [{ rollback: true, reason: 'x', force: true }, 'force'],
  ])('%j names %s', async (body, field) => {
    expect(await problemOf(await send(`${ROLLOUT}/stop`, stop, 'POST', body))).toMatchObject({ status: 400, field });
  });
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

test('the logs of an event without a hook are not found', async () => {
  const response = await send(`${ROLLOUT}/hooks/BeforeAllowTraffic/logs`, hookLogs, 'GET');
  expect(await problemOf(response)).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  const nonsense = await send(`${ROLLOUT}/hooks/..%2f/logs`, hookLogs, 'GET');
  expect(await problemOf(nonsense)).toMatchObject({ status: 400, field: 'event' });
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

describe('a bypass', () => {
  const at = '2026-11-21T16:00:00Z';

  test.each([[{ event: 'next-success' }], [{ at }], [{ event: 'next-success', at }]])(
    'may end so: %j',
    async (until) => {
      const response = await send(`${GROUP}/bypass`, bypass, 'PUT', { reason: 'because', until });
      expect(response.status).toBe(200);
      expect(await world.store.bypasses.open()).toMatchObject([
        { until: 'at' in until ? { at: '2026-11-21T16:00:00.000Z' } : until },
      ]);
    },
  );

  test.each([
    [{ until: { event: 'next-success' }, reason: '' }, 'reason'],
    [{ until: { event: 'next-success' }, reason: 'x'.repeat(10_000) }, 'reason'],
    [{ reason: 'x' }, 'until'],
    [{ until: {}, reason: 'x' }, 'until.event'],
    [{ until: { event: 'never' }, reason: 'x' }, 'until.event'],
    [{ until: { event: 'next-success', at: 'tomorrow' }, reason: 'x' }, 'until.at'],
    [{ until: { event: 'next-success', at: null }, reason: 'x' }, 'until.at'],
    [{ until: { event: 'next-success', for: 'ever' }, reason: 'x' }, 'until.for'],
    [{ until: { at: '2026-11-21T13:00:00Z' }, reason: 'x' }, 'until.at'],
    [{ until: { event: 'next-success', at: '2026-11-23T14:00:00Z' }, reason: 'x' }, 'until.at'],
  ])('%j is refused with the field %s, and nothing happens', async (body, field) => {
    const problem = await problemOf(await send(`${GROUP}/bypass`, bypass, 'PUT', body));
    expect(problem).toMatchObject({ status: 400, code: 'INVALID_INPUT', field });
    expect(world.acts).toEqual([]);
  });
});

describe('acting', () => {
  const body = { rollback: false, reason: 'because' };

  test.each(actions)('%s: a request of another site is refused and nothing happens', async (path, route, method) => {
    const others: Record<string, string>[] = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://elsewhere.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:3001' },
    ];
    for (const headers of others) {
      const response = await send(path, route, method, body, headers);
      expect(await problemOf(response)).toMatchObject({ status: 403, code: 'CROSS_SITE' });
    }
    expect(world.acts).toEqual([]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'a form (%s), which another site could send unasked, is refused',
    async (type) => {
      const response = await send(`${ROLLOUT}/stop`, stop, 'POST', body, { 'content-type': type });
      expect(response.status).toBe(400);
    },
  );

  test('stops once for one key, and refuses the key for anything else', async () => {
    const key = { 'idempotency-key': 'one press', 'sec-fetch-site': 'same-origin' };
    const bad = await send(`${ROLLOUT}/stop`, stop, 'POST', body, key);
    expect(await problemOf(bad)).toMatchObject({ field: 'Idempotency-Key' });
    key['idempotency-key'] = 'one-press';
    const both = await Promise.all([
      send(`${ROLLOUT}/stop`, stop, 'POST', body, key),
      send(`${ROLLOUT}/stop`, stop, 'POST', body, key),
    ]);
    expect(both.map((response) => response.status)).toEqual([200, 200]);
    expect(await both[0].json()).toEqual(await both[1].json());
    expect(world.acts).toEqual(['stop d-3XQ8T9K1B only']);
    const other = await send(`${ROLLOUT}/stop`, stop, 'POST', { ...body, rollback: true }, key);
    expect(await problemOf(other)).toMatchObject({ status: 409, code: 'CONFLICT' });
  });

  test('rolls back, bypasses and re-arms, each answered with what was read back', async () => {
    const rolledBack = await send(`${GROUP}/rollback`, rollback, 'POST', { toVersion: '62', reason: 'because' });
    expect(await rolledBack.json()).toMatchObject({ id: 'd-NEW1' });
    const until = { event: 'next-success' };
    const bypassed = await send(`${GROUP}/bypass`, bypass, 'PUT', { reason: 'because', until });
    expect(await bypassed.json()).toMatchObject({ alarms: { ignored: true } });
    const armed = await send(`${GROUP}/bypass`, bypass, 'DELETE', { reason: 'because' });
    expect(await armed.json()).toMatchObject({ alarms: { ignored: false } });
    const entries = (await (await send('/api/audit?limit=2', audit, 'GET')).json()) as { entries: unknown[] };
    expect(entries.entries).toHaveLength(2);
  });

  test('a refusal by AWS carries the code and its status', async () => {
    world.fail('stop', 'AWS_ACCESS_DENIED');
    const response = await send(`${ROLLOUT}/stop`, stop, 'POST', body);
    expect(await problemOf(response)).toMatchObject({ status: 502, code: 'AWS_ACCESS_DENIED' });
  });

  test('an error that nobody foresaw says nothing of itself and is in the log', async () => {
    world.onCall = () => Promise.reject(new Error('secret words'));
    const problem = await problemOf(await send(`${ROLLOUT}/stop`, stop, 'POST', body));
    expect(problem).toMatchObject({ status: 500, code: 'INTERNAL' });
    expect(JSON.stringify(problem)).not.toContain('secret');
    expect(logged).toHaveLength(1);
  });
});

test('names with slashes and percent signs are decoded exactly once', async () => {
  let asked: unknown = null;
  const { parts } = await shareFakeParts();
  parts.watcher.group = (...names) => {
    asked = names;
    return null;
  };
  await send('/api/default/groups/a%2Fb%20c/100%2525', group, 'GET');
  expect(asked).toEqual(['default', 'a/b c', '100%25']);
});
