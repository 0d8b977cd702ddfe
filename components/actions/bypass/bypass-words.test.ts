import { expect, test } from 'vitest';
import type { Bypass } from '@/lib/domain/group/group.ts';
import { describeBypass } from './bypass-words.ts';
import { toMs } from '@/lib/domain/time/iso.ts';

const bypass = (change: Partial<Bypass>): Bypass => ({
  since: '2026-11-21T13:30:00.000Z',
  sinceIsFirstSeen: false,
  by: 'a.ruiz',
  reason: 'INC-2291',
  until: { event: 'next-success' },
  rearmError: null,
  ...change,
});
const now = toMs('2026-11-21T14:00:00.000Z');

test('a bypass with a time counts down to it', () => {
  expect(describeBypass(bypass({ until: { at: '2026-11-21T14:30:00.000Z' } }), now)).toEqual({
    title: 'Alarms bypassed, re-armed in',
    countdown: '30:00',
    rest: 'at 14:30:00 UTC.',
    passedPercent: 50,
  });
});

test('once its time has come it says that it is being re-armed', () => {
  expect(describeBypass(bypass({ until: { at: '2026-11-21T14:00:00.000Z' } }), now).title).toBe(
    'Alarms bypassed, re-arming now.',
  );
});

test('until the next success there is no countdown', () => {
  expect(describeBypass(bypass({}), now)).toEqual({
    title: 'Alarms bypassed until the next successful deployment.',
    countdown: null,
    rest: 'Active for 30 min.',
    passedPercent: null,
  });
});

test('a bypass from outside has no end, and says since when it was seen', () => {
  const outside = bypass({ until: null, by: null, reason: null, sinceIsFirstSeen: true });
  expect(describeBypass(outside, now)).toMatchObject({
    title: 'Alarms are ignored, with no end.',
    rest: 'Set outside Sluice, first seen 30 min ago.',
  });
  expect(describeBypass(null, now).rest).toBe('Set outside Sluice.');
});

test('with both ends the time is the latest', () => {
  const both = bypass({ until: { event: 'next-success', at: '2026-11-21T14:30:00.000Z' } });
  expect(describeBypass(both, now)).toEqual({
    title: 'Alarms bypassed until the next successful deployment, or for',
    countdown: '30:00',
    rest: 'At 14:30:00 UTC it ends in any case.',
    passedPercent: 50,
  });
});
