import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { PatternError } from './filter-pattern.ts';
import { parsePattern } from './parse-pattern.ts';

const matches = (pattern: string, message: string): boolean => parsePattern(pattern)(message) !== null;

const EVENT = JSON.stringify({
  eventType: 'UpdateTrail',
  sourceIPAddress: '111.111.111.111',
  status: 503,
  took: '12.5',
  ok: false,
  nothing: null,
  arrayKey: ['value', 'another value'],
  objectList: [
    { name: 'a', id: 1 },
    { name: 'b', id: 2 },
  ],
  grid: [[0, 100]],
  'cluster.name': 'c',
  user: { id: 7, email: 'John.Stiles@example.com' },
});

test.each([
  ['{ $.eventType = "UpdateTrail" }', true],
  ['{$.eventType=UpdateTrail}', true],
  ['{ $.eventType = "Update*" }', true],
  ['{ $.eventType = *Trail }', true],
  ['{ $.eventType != "UpdateTrail" }', false],
  ['{ $.sourceIPAddress != 123.123.* }', true],
  ['{ $.sourceIPAddress = 111.111.* }', true],
  ['{ $.status = 503 }', true],
  ['{ $.status = 5* }', true],
  ['{ $.status = %^5[0-9]{2}$% }', true],
  ['{ $.status = %4[0-9]{2}% }', false],
  ['{ $.status >= 500 && $.status < 600 }', true],
  ['{ $.status > 503 || $.took > 12 }', true],
  ['{ ($.status = 200 || $.status = 201) && $.user.id = 7 }', false],
  ['{ $.status = 503 || $.status = 1 && $.status = 2 }', true],
  ['{ $.arrayKey[0] = "value" }', true],
  ['{ $.arrayKey[5] = "value" }', false],
  ['{ $.arrayKey[*] = "another*" }', true],
  ['{ $.objectList[1].id = 2 }', true],
  ['{ $.objectList[*].id = 2 }', true],
  ['{ $.grid[0][1] = 100 }', true],
  ['{ $.[\'cluster.name\'] = "c" }', true],
  ['{ $.nothing IS NULL }', true],
  ['{ $.missing IS NULL }', false],
  ['{ $.missing NOT EXISTS }', true],
  ['{ $.nothing NOT EXISTS }', false],
  ['{ $.user.id EXISTS }', true],
  ['{ $.ok IS FALSE }', true],
  ['{ $.ok IS TRUE }', false],
  ['{ $.missing != 1 }', false],
  ['{ $.user = "*" }', false],
  ['{ $.user.email = "John.Stiles@example.com" }', true],
])('JSON: %s', (pattern, expected) => {
  expect(matches(pattern, EVENT)).toBe(expected);
});

test('JSON patterns find nothing in what is no JSON object', () => {
  for (const message of ['', 'START RequestId: 1', '[{"status":503}]', '503', '{"status":503']) {
    expect(matches('{ $.status = 503 }', message)).toBe(false);
    expect(matches('{ $.status NOT EXISTS }', message)).toBe(false);
  }
});

const ACCESS = '127.0.0.1 Prod frank [10/Oct/2000:13:25:15 -0700] "GET /index.html HTTP/1.0" 404 1534';

test.each([
  ['[ip, server, user, time, request, status, bytes]', true],
  ['[ip, server, user, time, request, status = 404, bytes]', true],
  ['[ip, server, user, time, request, status = 4*, bytes > 1000]', true],
  ['[ip, server, user, time, request, status = 4*, bytes > 2000]', false],
  ['[ip, server, user, time, request = *html*, status = 404 || status = 410, bytes]', true],
  ['[..., status = 4*, bytes]', true],
  ['[..., request = "GET *", status, bytes]', true],
  ['[ip = 127.*, ...]', true],
  ['[ip != 127.*, ...]', false],
  ['[ip, server]', false],
  ['[ip = %^127\\.%, ...]', true],
  ['[ip != 10.* && ip != 127.*, ...]', false],
])('fields: %s', (pattern, expected) => {
  expect(matches(pattern, ACCESS)).toBe(expected);
});

test('fields are found by name', () => {
  const found = parsePattern('[..., status, bytes]')(ACCESS);
  expect(found?.('$bytes')).toBe('1534');
  expect(found?.('$status')).toBe('404');
  expect(found?.('$other')).toBeUndefined();
});

test.each([
  ['', true],
  ['ERROR', true],
  ['error', false],
  ['ERROR MEMORY', true],
  ['ERROR QUEUE', false],
  ['"out of MEMORY"', true],
  ['?QUEUE ?MEMORY', true],
  ['?QUEUE ?DISK', false],
  ['ERROR -MEMORY', false],
  ['ERROR -DISK', true],
  ['-DISK', true],
  ['%E[R]+OR%', true],
])('terms: %s', (pattern, expected) => {
  expect(matches(pattern, '[ERROR 503] out of MEMORY')).toBe(expected);
});

test.each([
  '{ $.a }',
  '{ $.a = }',
  '{ a = 1 }',
  '{ $.a = 1',
  '{ $.a = 1 } x',
  '{}',
  '[a',
  '[..., b, ...]',
  '"open',
  '{ $.a IS MAYBE }',
  '{ $.a = "x }',
])('what cannot be read is refused with its place: %s', (pattern) => {
  expect(() => parsePattern(pattern)).toThrow(PatternError);
});

test('any pattern is read or refused, and what is read can be held against anything', () => {
  const piece = fc.constantFrom(
    ...'{ } [ ] ( ) $ . $.a $.b[0] = != < >= && || "x" %a+% * -x ?y 5 IS NULL NOT EXISTS , ... name'.split(' '),
    ' ',
  );
  const pattern = fc.oneof(
    fc.string({ maxLength: 60 }),
    fc.array(piece, { maxLength: 20 }).map((all) => all.join(' ')),
  );
  const message = fc.oneof(fc.string(), fc.json());
  fc.assert(
    fc.property(pattern, message, (text, event) => {
      expect(outcome(text, event)).toBe('fine');
    }),
    { numRuns: 3000 },
  );
});

test('an equality on any string finds the event that has it', () => {
  const plain = fc.string({ minLength: 1 }).filter((text) => !/[*%]/.test(text));
  fc.assert(
    fc.property(plain, (text) => {
      const quoted = text.replaceAll(/["\\]/g, '\\$&');
      expect(matches(`{ $.a = "${quoted}" }`, JSON.stringify({ a: text }))).toBe(true);
    }),
  );
});

function outcome(pattern: string, event: string): string {
  try {
    parsePattern(pattern)(event)?.('$.a.b');
    return 'fine';
  } catch (error) {
    return error instanceof PatternError ? 'fine' : String(error);
  }
}
