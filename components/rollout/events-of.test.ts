import { describe, expect, test } from 'vitest';

import { eventsOf } from './events-of.ts';
import { makeSeries } from './make-series.ts';

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
