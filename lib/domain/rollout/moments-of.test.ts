import type { SeriesEvent } from '../series/series-event.ts';
import { describe, expect, test } from 'vitest';

import { describeMoment, momentsOf } from './moments-of.ts';
import { makeSeries } from '../../../testing/domain/make-series.ts';

describe('momentsOf', () => {
  const facts = {
    startedAt: '2026-11-21T13:52:42.000Z',
    completedAt: '2026-11-21T14:07:31.000Z',
    status: 'Stopped',
    errorCode: 'ALARM_ACTIVE',
  };
  const worseOf = (events: SeriesEvent[]) =>
    momentsOf(facts, makeSeries(0, { events }))
      .filter(({ kind }) => kind === 'worse')
      .map(describeMoment)[0];

  test('a rollout that nobody watched still has its beginning and its end', () => {
    expect(momentsOf(facts, null).map(describeMoment)).toEqual(['Rollout started', 'Rollout stopped: ALARM_ACTIVE']);
  });

  test.each([
    ['14:05:05', 'Version 42 fails more often, 35 s before the alarm'],
    ['14:06:45', 'Version 42 fails more often, 1:05 after the alarm'],
    ['14:05:40', 'Version 42 fails more often, together with the alarm'],
  ])('"worse" at %s says how long before or after the first alarm it came', (time, text) => {
    const events = [
      { at: `2026-11-21T${time}.000Z`, kind: 'worse', measure: 'failures', version: '42' } as const,
      { at: '2026-11-21T14:05:40.000Z', kind: 'alarm', alarm: 'orders-5xx' } as const,
      { at: '2026-11-21T14:07:40.000Z', kind: 'alarm', alarm: 'orders-p90' } as const,
    ];
    expect(worseOf(events)).toBe(text);
    expect(worseOf(events.slice(0, 1))).toBe('Version 42 fails more often');
  });

  test('what was watched does not appear twice, and causes come first', () => {
    const at = facts.completedAt;
    const events = [{ at, kind: 'rolled-back', by: 'd-2' } as const, { at, kind: 'stopped', errorCode: null } as const];
    expect(momentsOf(facts, makeSeries(0, { events })).map((event) => event.kind)).toEqual([
      'started',
      'stopped',
      'rolled-back',
    ]);
  });
});
