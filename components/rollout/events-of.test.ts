import { describe, expect, test } from 'vitest';

import { eventsOf } from './events-of.ts';
import { makeSeries } from '@/testing/components/make-series.ts';

describe('eventsOf', () => {
  const facts = {
    startedAt: '2026-11-21T13:52:42.000Z',
    completedAt: '2026-11-21T14:07:31.000Z',
    status: 'Stopped',
    errorCode: 'ALARM_ACTIVE',
  };

  test('a rollout that nobody watched still has its beginning and its end', () => {
    expect(eventsOf(facts, null).map((event) => event.text)).toEqual([
      'Rollout started',
      'Rollout stopped: ALARM_ACTIVE',
    ]);
  });

  test.each([
    ['14:05:05', 'Version 42 fails more often, 35 s before the alarm'],
    ['14:06:45', 'Version 42 fails more often, 1:05 after the alarm'],
    ['14:05:40', 'Version 42 fails more often, together with the alarm'],
  ])('"worse" at %s tells how long before or after the first alarm it came', (time, text) => {
    const events = [
      { at: `2026-11-21T${time}.000Z`, kind: 'worse', text: 'Version 42 fails more often' } as const,
      { at: '2026-11-21T14:05:40.000Z', kind: 'alarm', text: 'orders-5xx went to ALARM' } as const,
      { at: '2026-11-21T14:07:40.000Z', kind: 'alarm', text: 'orders-p90 went to ALARM' } as const,
    ];
    expect(eventsOf(facts, makeSeries({ events })).find(({ kind }) => kind === 'worse')?.text).toBe(text);
    const alone = events.slice(0, 1);
    expect(eventsOf(facts, makeSeries({ events: alone })).find(({ kind }) => kind === 'worse')?.text).toBe(
      'Version 42 fails more often',
    );
  });

  test('what was watched is not told twice, and causes come first', () => {
    const at = facts.completedAt;
    const events = [
      { at, kind: 'rolled-back', text: 'Rolled back by d-2' } as const,
      { at, kind: 'stopped', text: 'Rollout stopped' } as const,
    ];
    expect(eventsOf(facts, makeSeries({ events })).map((event) => event.kind)).toEqual([
      'started',
      'stopped',
      'rolled-back',
    ]);
  });
});
