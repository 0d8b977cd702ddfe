import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError, type ProblemCode } from '../domain/errors/problem.ts';
import { checkSameOrigin } from './check-same-origin.ts';
import { isLocalHostHeader, isLoopback } from './is-local-host.ts';
import { toProblem } from './problem.ts';
import { securityHeaders } from './security-headers.ts';

describe('who may send a command', () => {
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

describe('this machine', () => {
  test.each(['localhost', 'localhost:3000', '127.0.0.1:3000', '127.1.2.3', '[::1]:3000', 'sluice.localhost:80'])(
    '%s names it',
    (host) => expect(isLocalHostHeader(host)).toBe(true),
  );

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
    expect(['0.0.0.0', '::', '192.168.1.2', 'example.com', '', '127.example'].filter(isLoopback)).toEqual([]);
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
