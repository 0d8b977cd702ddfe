import { describe, expect, test } from 'vitest';
import { hookWords, lifecycleWords } from './lifecycle-words.ts';
import type { LifecycleEvent } from '@/lib/domain/rollout/rollout.ts';

describe('lifecycleWords', () => {
  const event = (change: Partial<LifecycleEvent>): LifecycleEvent => ({
    name: 'AllowTraffic',
    status: 'Succeeded',
    startedAt: '2026-11-21T14:00:00.000Z',
    endedAt: '2026-11-21T14:00:04.000Z',
    hookFunction: 'verify',
    diagnostics: null,
    ...change,
  });

  test('says how it ended and how long it took', () => {
    expect(lifecycleWords(event({})).state).toBe('Succeeded, 4 s');
    expect(lifecycleWords(event({ status: 'Failed' })).state).toBe('Failed after 4 s');
    expect(lifecycleWords(event({ status: 'Melted' }))).toEqual({ look: 'unknown', state: 'Melted' });
    expect(lifecycleWords(event({ status: 'Succeeded', startedAt: null })).state).toBe('Succeeded');
  });

  test('a hook that will not run, or did not, does not read as if it had', () => {
    expect(hookWords(event({ status: 'Skipped' }), false)?.after).toBe(' was not called');
    expect(hookWords(event({}), true)?.after).toBe(' is not called in a rollback');
    expect(hookWords(event({ hookFunction: null }), false)).toBeNull();
  });
});
