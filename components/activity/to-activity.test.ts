import { expect, test } from 'vitest';
import type { AuditEntry } from '@/lib/domain/acting/audit.ts';
import { toActivity } from './to-activity.ts';

const rollout = { id: 'd-1', createdAt: '2026-11-21T13:50:00.000Z', completedAt: null };
const entry = (id: string, at: string, rolloutId: string | null): AuditEntry => ({
  id,
  at,
  actor: 'm.okafor',
  action: 'stop',
  target: 'default',
  subject: { application: 'orders', group: 'orders-live', rolloutId, functionName: null, alias: null },
  reason: 'looks wrong',
  outcome: { kind: 'pending' },
  before: null,
  after: null,
});

test('moments and people stand in one list, newest first', () => {
  const started = { at: '2026-11-21T13:52:00.000Z', kind: 'started', leadMs: null } as const;
  const stopped = { at: '2026-11-21T14:00:02.000Z', kind: 'stopped', errorCode: null, leadMs: null } as const;
  const asked = entry('a1', '2026-11-21T14:00:00.000Z', 'd-1');
  expect(toActivity(rollout, [started, stopped], [asked])).toEqual([stopped, asked, started]);
});

test('entries of other rollouts, and of the group before and after, are left out', () => {
  const entries = [
    entry('other', '2026-11-21T14:00:00.000Z', 'd-2'),
    entry('before', '2026-11-20T14:00:00.000Z', null),
    entry('meanwhile', '2026-11-21T14:00:00.000Z', null),
    entry('after', '2026-11-21T15:00:00.000Z', null),
  ];
  const items = toActivity({ ...rollout, completedAt: '2026-11-21T14:30:00.000Z' }, [], entries);
  expect(items).toEqual([entries[2]]);
});
