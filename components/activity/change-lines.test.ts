import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeLines } from './change-lines.ts';

test('a bypass shows what the alarms were and became, and until when', () => {
  const after = { alarmsIgnored: true, until: { event: 'next-success' }, alarms: ['a', 'b'] };
  expect(changeLines({ alarmsIgnored: false }, after)).toEqual([
    { name: 'Alarms', before: 'obeyed', after: 'ignored' },
    { name: 'Until', before: null, after: 'the next success' },
    { name: 'Alarm list', before: null, after: 'a, b' },
  ]);
});

test('a bypass with both ends shows both', () => {
  const until = { event: 'next-success', at: '2026-11-21T18:00:00.000Z' };
  expect(changeLines(null, { until })).toEqual([
    { name: 'Until', before: null, after: 'the next success, at the latest 2026-11-21 18:00:00 UTC' },
  ]);
});

test('what stayed as it was is left out', () => {
  expect(changeLines({ status: 'InProgress', routedPercent: 10 }, { status: 'Stopped', routedPercent: 10 })).toEqual([
    { name: 'Status', before: 'InProgress', after: 'Stopped' },
  ]);
});

test('percentages and instants read as such', () => {
  const lines = changeLines({ routedPercent: 24.8 }, { routedPercent: null, since: '2026-11-21T14:04:10.000Z' });
  expect(lines).toEqual([
    { name: 'Routed', before: '24.8%', after: 'none' },
    { name: 'Bypassed since', before: null, after: '2026-11-21 14:04:10 UTC' },
  ]);
});

test('whatever a record holds, its words can be made', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.string(), fc.jsonValue()),
      fc.dictionary(fc.string(), fc.jsonValue()),
      (before, after) => {
        for (const line of changeLines(before, after)) expect(typeof line.name).toBe('string');
      },
    ),
  );
});

test('a field with the name of something that every object has is just a field', () => {
  expect(changeLines({ constructor: 1 }, { toString: 2 })).toEqual([
    { name: 'constructor', before: '1', after: null },
    { name: 'toString', before: null, after: '2' },
  ]);
});
