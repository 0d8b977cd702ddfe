import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { coldStartOf } from './cold-starts.ts';

const stream = '2026/11/21/[42]4459c970fa6d4c77aca62c95850fce54';
const report =
  'REPORT RequestId: 1f\tDuration: 3.1 ms\tBilled Duration: 4 ms\tMemory Size: 128 MB\tMax Memory Used: 70 MB';
const json = (metrics: object, type = 'platform.report') =>
  JSON.stringify({ time: '2026-11-21T14:00:00.000Z', type, record: { requestId: '1f', metrics, status: 'success' } });

test.each([
  ['as text', `${report}\tInit Duration: 180.22 ms\t`],
  ['of a restored snapshot', `${report}\tRestore Duration: 300.10 ms\tBilled Restore Duration: 20 ms\t`],
  ['as JSON', json({ durationMs: 3.1, initDurationMs: 180.2 })],
  ['of a restored snapshot as JSON', json({ durationMs: 3.1, restoreDurationMs: 300 })],
])('a cold start %s is one of the version in the name of its stream', (_, message) => {
  expect(coldStartOf({ message, stream })).toBe('42');
  expect(coldStartOf({ message, stream: '2026/11/21/orders[7][4459c970fa6d4c77]' })).toBe('7');
  expect(coldStartOf({ message, stream: 'my-own-stream' })).toBeNull();
});

test.each([
  ['a warm call', report],
  ['a warm call as JSON', json({ durationMs: 3.1 })],
  ['an initialisation without a call', json({ initDurationMs: 180 }, 'platform.initReport')],
  ['what the function itself wrote', 'The Init Duration: 180 ms is high'],
  ['broken JSON', '{"type":"platform.report","initDurationMs":1'],
])('%s is none', (_, message) => {
  expect(coldStartOf({ message, stream })).toBeNull();
});

test('no line breaks it', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), fc.string(), (message, name) => {
      const version = coldStartOf({ message, stream: name });
      expect(version === null || /^(\d+|\$LATEST)$/.test(version)).toBe(true);
    }),
  );
});
