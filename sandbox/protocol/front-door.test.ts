import { once } from 'node:events';
import { request, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { CodeDeployClient, ListApplicationsCommand } from '@aws-sdk/client-codedeploy';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../start-sandbox.ts';
import { turnAway } from './front-door.ts';

const OWN = '127.0.0.1:4566';
const JSON_TYPE = { 'content-type': 'application/json' };
const status = (method: string, path: string, headers: Record<string, string>): number | null =>
  turnAway({ method, path, headers: { host: OWN, ...headers } })?.status ?? null;

describe('the Host', () => {
  test.each([
    '127.0.0.1:4566',
    '127.0.0.1',
    'localhost:4566',
    'LOCALHOST:4566',
    'LocalHost',
    'localhost.:4566',
    'bucket.localhost:4566',
    '127.8.9.10:4566',
    '127.1:4566',
    '2130706433:4566',
    '0x7f.0.0.1',
    '0177.0.0.1',
    '[::1]:4566',
    '[0:0:0:0:0:0:0:1]:4566',
    '[::ffff:127.0.0.1]:4566',
    '[::FFFF:7F00:1]',
  ])('%s is this machine', (host) => {
    expect(status('GET', '/_sandbox/health', { host })).toBeNull();
    expect(status('POST', '/_sandbox/clock', { host, ...JSON_TYPE })).toBeNull();
    expect(status('POST', '/', { host })).toBeNull();
  });

  test.each([
    'evil.example:4566',
    'localhost.evil.example',
    'evil-localhost',
    'notlocalhost:4566',
    '127.0.0.1.nip.io:4566',
    '127.0.0.1.evil.example',
    'evil.example@127.0.0.1',
    '127.0.0.1:4566/evil',
    'evil.example#127.0.0.1',
    '0.0.0.0:4566',
    '[::]:4566',
    '[::ffff:10.0.0.1]',
    '192.168.1.7:4566',
    '128.0.0.1',
    '127.0.0.1:99999',
    'localhost:4566, evil.example',
    '',
    ' ',
  ])('%j is not', (host) => {
    for (const path of ['/_sandbox/health', '/'])
      expect([status('GET', path, { host }), status('POST', path, { host, ...JSON_TYPE })]).toEqual([421, 421]);
  });

  test('without one there is no answer', () => {
    expect(turnAway({ method: 'GET', path: '/_sandbox/health', headers: {} })?.status).toBe(421);
  });
});

describe('a browser', () => {
  const invoke = '/2015-03-31/functions/pwn/invocations';
  test.each<[string, string, string, Record<string, string>]>([
    [
      'fetch with no-cors',
      'POST',
      '/_sandbox/stacks',
      { 'sec-fetch-site': 'cross-site', origin: 'http://evil.example' },
    ],
    [
      'another port is another origin',
      'POST',
      invoke,
      { 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:3149' },
    ],
    ['another spelling, too', 'POST', invoke, { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:4566' }],
    ['https is', 'POST', invoke, { origin: 'https://127.0.0.1:4566' }],
    ['a form', 'POST', '/', { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://evil.example' }],
    ['a form of text', 'POST', invoke, { 'content-type': 'text/plain', origin: 'http://evil.example' }],
    ['a form with files', 'POST', '/', { 'content-type': 'multipart/form-data; boundary=x', origin: 'null' }],
    ['a frame in a sandbox, a file, a redirected post', 'POST', invoke, { origin: 'null' }],
    ['a redirect', 'POST', invoke, { 'sec-fetch-site': 'cross-site', origin: 'null' }],
    ['an image', 'GET', '/', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' }],
    ['an image of an old browser', 'GET', '/', { referer: 'http://evil.example/page' }],
    ['a link on a page', 'GET', '/_sandbox/health', { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' }],
    ['a link in an e-mail', 'GET', '/', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
    ['a link that invokes', 'GET', '/2015-03-31/functions', { 'sec-fetch-site': 'none' }],
    ['a write from nowhere', 'POST', '/_sandbox/clock', { 'sec-fetch-site': 'none', ...JSON_TYPE }],
    ['the question before a request', 'OPTIONS', '/_sandbox/clock', { origin: 'http://evil.example' }],
    ['with JSON', 'POST', '/_sandbox/clock', { origin: 'http://evil.example', ...JSON_TYPE }],
    ['a deletion', 'DELETE', '/_sandbox/faults', { origin: 'http://evil.example' }],
    ['a web socket', 'GET', '/_sandbox/health', { origin: 'http://evil.example', upgrade: 'websocket' }],
    ['a header that no browser sends', 'GET', '/_sandbox/health', { 'sec-fetch-site': 'Same-Origin' }],
    ['an extension', 'POST', '/', { origin: 'chrome-extension://abcdef' }],
    ['no URL', 'POST', '/', { origin: 'http://' }],
    ['two origins', 'POST', '/', { origin: 'http://127.0.0.1:4566, http://evil.example' }],
    ['the right site, another origin', 'POST', '/', { 'sec-fetch-site': 'same-origin', origin: 'http://evil.example' }],
  ])('%s is turned away', (_what, method, path, headers) => {
    expect(status(method, path, headers)).toBe(403);
  });

  test.each<[string, string, string, Record<string, string>]>([
    ['what somebody types', 'GET', '/_sandbox/health', { 'sec-fetch-site': 'none', 'sec-fetch-mode': 'navigate' }],
    [
      'its own console',
      'POST',
      '/_sandbox/clock',
      { 'sec-fetch-site': 'same-origin', origin: `http://${OWN}`, ...JSON_TYPE },
    ],
    ['the same before 2023', 'GET', '/_sandbox/clock', { referer: `http://${OWN}/_sandbox/health` }],
    ['in any spelling', 'POST', '/', { host: 'LOCALHOST:80', origin: 'http://localhost' }],
    ['Node’s fetch', 'POST', '/_sandbox/clock', { 'sec-fetch-mode': 'cors', ...JSON_TYPE }],
  ])('%s is let in', (_what, method, path, headers) => {
    expect(status(method, path, headers)).toBeNull();
  });

  test('no origin but its own is let in', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl({ withFragments: false }),
          fc.string(),
          fc.constantFrom('null', 'http://127.0.0.1', 'file://'),
        ),
        fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
        fc.constantFrom('/', '/_sandbox/stacks', '/2015-03-31/functions'),
        (origin, method, path) => {
          expect(status(method, path, { origin, ...JSON_TYPE })).toBe(403);
        },
      ),
    );
  });
});

describe('what /_sandbox/ takes', () => {
  test.each(['application/json', 'Application/JSON', 'application/json; charset=utf-8', 'application/json ;x'])(
    '%s',
    (type) => {
      expect(status('POST', '/_sandbox/clock', { 'content-type': type })).toBeNull();
    },
  );

  test.each([
    'text/plain',
    'text/plain; application/json',
    'text/plain;charset=application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=application/json',
    'application/json, text/plain',
    'application/jsonp',
    '',
  ])('not %j', (type) => {
    expect(status('POST', '/_sandbox/clock', { 'content-type': type })).toBe(415);
    expect(status('POST', '/2015-03-31/functions', { 'content-type': type })).toBeNull();
  });

  test('nor nothing, as a post without a body has it', () => {
    expect(status('POST', '/_sandbox/reset', {})).toBe(415);
    expect(status('GET', '/_sandbox/health', {})).toBeNull();
    expect(status('DELETE', '/_sandbox/faults', {})).toBeNull();
  });
});

describe('over HTTP', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ scenario: 'empty', rate: 0 });
  });
  afterAll(() => sandbox.stop());

  async function send(method: string, path: string, headers: OutgoingHttpHeaders, body?: string) {
    const asked = request(`${sandbox.url}${path}`, { method, headers });
    asked.end(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    let text = '';
    for await (const chunk of answer) text += String(chunk);
    return { status: answer.statusCode, headers: answer.headers, body: JSON.parse(text) as Record<string, unknown> };
  }

  test('a turned away request does nothing, is told why, and gets no leave to read the answer', async () => {
    const before = sandbox.world.clock.now();
    const advance = '{"advanceSeconds":60}';
    const rebound = await send('POST', '/_sandbox/clock', { ...JSON_TYPE, host: 'evil.example' }, advance);
    expect(rebound).toMatchObject({ status: 421, body: { error: expect.stringContaining('"evil.example"') } });
    const foreign = await send('POST', '/_sandbox/clock', { ...JSON_TYPE, origin: 'null' }, advance);
    expect(foreign).toMatchObject({ status: 403, body: { error: expect.stringContaining('another origin') } });
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
    expect((await send('POST', '/_sandbox/clock', { 'content-type': 'text/plain' }, advance)).status).toBe(415);
    expect(sandbox.world.clock.now()).toBe(before);
    expect((await send('POST', '/_sandbox/clock', JSON_TYPE, advance)).status).toBe(200);
    expect(sandbox.world.clock.now()).toBe(before + 60_000);
  });

  test.each(['localhost', '127.0.0.1'])('an SDK client works by the name %s', async (name) => {
    const endpoint = `http://${name}:${new URL(sandbox.url).port}`;
    const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
    const client = new CodeDeployClient({ endpoint, region: 'eu-west-1', credentials, maxAttempts: 1 });
    expect((await client.send(new ListApplicationsCommand({}))).applications).toEqual([]);
    client.destroy();
  });
});
