import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError, type ProblemCode } from '../domain/errors/problem.ts';
import { checkSameOrigin } from './check-same-origin.ts';
import { refusalOf } from './refusal-of.ts';
import { isLocalHostHeader, isLoopback } from './is-local-host.ts';
import { toProblem } from './problem.ts';
import { securityHeaders } from './security-headers.ts';

describe('who may ask', () => {
  test.each<[Record<string, string>]>([
    [{ 'sec-fetch-site': 'same-origin' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }],
    [{ host: '127.0.0.1:3000' }],
  ])('%j may', (headers) => {
    expect(() => checkSameOrigin(new Headers(headers))).not.toThrow();
  });

  test.each<[Record<string, string>]>([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }],
    [{ 'sec-fetch-site': 'same-site', origin: 'http://127.0.0.1:3000', host: '127.0.0.1:3000' }],
    [{ 'sec-fetch-site': '' }],
    [{ origin: 'http://127.0.0.1:3001', host: '127.0.0.1:3000' }],
    [{ origin: 'null', host: '127.0.0.1:3000' }],
    [{ origin: '', host: '127.0.0.1:3000' }],
    [{ origin: 'http://127.0.0.1:3000' }],
  ])('%j may not', (headers) => {
    expect(() => checkSameOrigin(new Headers(headers))).toThrow(expect.objectContaining({ code: 'CROSS_SITE' }));
  });
});

describe('at the door', () => {
  const host = { host: '127.0.0.1:3000' };
  const knock = (url: string, headers: Record<string, string> = {}, method = 'GET') =>
    refusalOf({ method, url, headers: new Headers({ ...host, ...headers }) });
  const link = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const crossSite = { 'sec-fetch-site': 'cross-site' };

  test.each<[string, string, Record<string, string>]>([
    ['a page, from a link of another site', '/default/rollouts/d-1', { ...crossSite, ...link }],
    ['a page, typed', '/', { 'sec-fetch-site': 'none', ...link }],
    ['a read of its own page', '/api/health', { 'sec-fetch-site': 'same-origin' }],
    ['a program', '/api/health', {}],
    ["Java's client, which offers HTTP/2", '/api/health', { upgrade: 'h2c', connection: 'Upgrade, HTTP2-Settings' }],
    ['a query that is encoded like nothing', '/?q=%E0%A4%A', {}],
  ])('%s comes in', (_, url, headers) => expect(knock(url, headers)).toBeNull());

  test.each<[string, string, Record<string, string>, number]>([
    ['a read by a script of another site', '/api/default/rollouts/d-1', crossSite, 403],
    ['a read by a page of another port', '/api/default/rollouts/d-1', { 'sec-fetch-site': 'same-site' }, 403],
    ['a link of another site to the API', '/api/default/rollouts/d-1', { ...crossSite, ...link }, 403],
    ['a link of another site to the API, spelled oddly', '//api/health', { ...crossSite, ...link }, 403],
    [
      'an image of another site that is a page here',
      '/default/rollouts/d-1',
      { ...crossSite, 'sec-fetch-mode': 'no-cors', 'sec-fetch-dest': 'image' },
      403,
    ],
    [
      'a frame of another site',
      '/default/rollouts/d-1',
      { ...crossSite, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'iframe' },
      403,
    ],
    ['an old browser on another site', '/api/health', { origin: 'https://evil.example' }, 403],
    ['a foreign name for this machine', '/', { host: 'evil.example' }, 421],
    ['a Host that is more than a host', '/', { host: '127.0.0.1:3000/x' }, 421],
    ['a page whose address cannot be decoded', '/default/rollouts/%E0%A4%A', {}, 400],
    ['an API address that cannot be decoded', '/api/%', {}, 400],
    ['an address that is no path', 'http://evil.example/', {}, 400],
    ['a WebSocket', '/favicon.ico', { upgrade: 'websocket', connection: 'Upgrade' }, 400],
    ['any other upgrade', '/api/health', { upgrade: 'h2c, websocket' }, 400],
  ])('%s is refused', (_, url, headers, status) => expect(knock(url, headers)).toMatchObject({ status }));

  test('TRACE is refused, and anything sent is answered', () => {
    expect(knock('/', {}, 'TRACE')).toMatchObject({ status: 405 });
    fc.assert(
      fc.property(fc.webPath(), fc.string(), fc.constantFrom('GET', 'POST', 'x'), (path, more, method) => {
        expect([null, 400, 403, 405, 421]).toContain(knock(path + more, {}, method)?.status ?? null);
      }),
    );
  });
});

describe('this machine', () => {
  test.each([
    'localhost',
    'LOCALHOST',
    'localhost.:3000',
    'localhost:3000',
    '127.0.0.1:3000',
    '127.1.2.3',
    '127.1',
    '[::1]:3000',
    '[0:0:0:0:0:0:0:1]:3000',
    'sluice.localhost:80',
  ])('%s names it', (host) => expect(isLocalHostHeader(host)).toBe(true));

  test.each([
    undefined,
    '',
    'evil.example',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '10.0.0.1',
    'evil@x',
    ':',
  ])('%s does not', (host) => expect(isLocalHostHeader(host)).toBe(false));

  test('any text is yes or no', () => {
    fc.assert(
      fc.property(fc.string(), (host) => {
        expect(isLocalHostHeader(host)).toBeTypeOf('boolean');
      }),
    );
  });

  test('addresses that the network reaches are not loopback', () => {
    const reached = [
      '0.0.0.0',
      '::',
      '0',
      '192.168.1.2',
      '10.1',
      '2886729729',
      '::ffff:10.0.0.1',
      '::ffff:0:127.0.0.1',
    ];
    const names = [
      'example.com',
      '',
      ' ',
      '127.example',
      'sluice.localhost',
      'localhost@x',
      'x@localhost',
      'localhost/x',
    ];
    expect([...reached, ...names, 'localhost:80', '[::1]:80'].filter(isLoopback)).toEqual([]);
  });

  test('loopback is known in every spelling', () => {
    const four = ['127.0.0.1', '127.0.0.1.', '127.1', '0x7f.1', '0177.0.0.1', '2130706433', '127.255.255.254'];
    const six = ['::1', '[::1]', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::FFFF:7F00:1'];
    const names = ['localhost', 'LOCALHOST', 'LocalHost', 'localhost.'];
    expect([...four, ...six, ...names].filter((host) => !isLoopback(host))).toEqual([]);
  });
});

describe('problems', () => {
  test.each<[ProblemCode, number]>([
    ['INVALID_INPUT', 400],
    ['CROSS_SITE', 403],
    ['UNKNOWN_TARGET', 404],
    ['ALREADY_ENDED', 409],
    ['AWS_ACCESS_DENIED', 502],
    ['AWS_UNREACHABLE', 504],
  ])('%s is %i', (code, status) => {
    expect(toProblem(new AppError(code, 'why'))).toMatchObject({ code, status, detail: 'why' });
  });

  test('the answer has what AWS said and the missing permission', () => {
    const details = {
      missingAction: 'codedeploy:StopDeployment',
      awsError: { name: 'AccessDenied', message: 'no', requestId: 'r' },
    };
    expect(toProblem(new AppError('AWS_ACCESS_DENIED', 'why', { details }))).toMatchObject(details);
  });

  test('an AppError of another bundle is understood, anything else says nothing of itself', () => {
    const twin = Object.assign(new Error('why'), { name: 'AppError', code: 'GROUP_BUSY', details: {} });
    expect(toProblem(twin).status).toBe(409);
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(toProblem(thrown)).toMatchObject({ code: 'INTERNAL', status: 500 });
      }),
    );
  });

  test('a code that is none is INTERNAL', () => {
    const strange = Object.assign(new Error('why'), { name: 'AppError', code: 'toString', details: {} });
    expect(toProblem(strange).code).toBe('INTERNAL');
  });
});

test('the policy lets scripts run only from here or with the nonce', () => {
  const policy = securityHeaders('abc')['content-security-policy'] ?? '';
  expect(policy).toContain("script-src 'self' 'nonce-abc'");
  expect(policy).not.toMatch(/script-src[^;]*unsafe/);
});
