import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { hasStart, toHookLines } from './to-hook-lines.ts';

const OURS = '11111111-2222-3333-4444-555555555555';
const OTHER = '99999999-2222-3333-4444-555555555555';
const line = (second: number, message: string, stream = 's1') => ({
  at: `2026-11-21T14:00:${String(second).padStart(2, '0')}.000Z`,
  message,
  stream,
});

test('lines of the invocation that names the deployment come first, then the newest', () => {
  const written = [
    line(1, `START RequestId: ${OURS} Version: $LATEST`),
    line(1, 'checking d-A1'),
    line(2, 'a line of print, which names nothing'),
    line(3, `2026-11-21T14:00:03.000Z\t${OURS}\tERROR\tno answer`),
    line(4, `START RequestId: ${OTHER} Version: $LATEST`, 's2'),
    line(5, 'for another one', 's2'),
  ];
  const lines = toHookLines([...written.toReversed(), ...written], 'd-A1');
  expect(lines.map(({ message, ofThisDeployment }) => [ofThisDeployment, message.split(/\s/).at(-1)])).toEqual([
    [true, 'answer'],
    [true, 'nothing'],
    [true, 'd-A1'],
    [true, '$LATEST'],
    [false, 'one'],
    [false, '$LATEST'],
  ]);
});

test('JSON logs name their invocation as well', () => {
  const start = { time: 't', type: 'platform.start', record: { requestId: OURS, version: '3' } };
  const written = [
    line(1, JSON.stringify(start)),
    line(2, JSON.stringify({ level: 'INFO', requestId: OURS, message: { DeploymentId: 'd-A1' } })),
    line(3, JSON.stringify({ level: 'INFO', requestId: OTHER, message: 'x' }), 's2'),
  ];
  expect(hasStart(written)).toBe(true);
  expect(hasStart(written.slice(1))).toBe(false);
  expect(toHookLines(written, 'd-A1').map(({ ofThisDeployment }) => ofThisDeployment)).toEqual([true, true, false]);
});

test('whatever a function writes, at most 200 lines come back and no line is made up', () => {
  const message = fc.oneof(
    fc.string(),
    fc.json(),
    fc.constantFrom(`START RequestId: ${OURS}`, `END RequestId: ${OURS}`, 'START RequestId: ', 'd-A1', '\t\t'),
  );
  const written = fc.array(fc.record({ second: fc.nat(59), message, stream: fc.constantFrom('s1', 's2') }), {
    maxLength: 300,
  });
  fc.assert(
    fc.property(written, (lines) => {
      const given = lines.map((one) => line(one.second, one.message, one.stream));
      const found = toHookLines(given, 'd-A1');
      expect(found.length).toBeLessThanOrEqual(200);
      for (const one of found) expect(given.some(({ message: text }) => text === one.message)).toBe(true);
      const mine = found.map(({ ofThisDeployment }) => ofThisDeployment);
      expect(mine).toEqual(mine.toSorted((x, y) => Number(y) - Number(x)));
    }),
  );
});
