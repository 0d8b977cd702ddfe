import { expect, test } from 'vitest';
import type { AuditEntry } from '@/lib/domain/acting/audit.ts';
import { findIntent, type IntentSubject } from './find-intent.ts';

const subject: IntentSubject = {
  action: 'stop-and-roll-back',
  target: 'default',
  application: 'orders',
  group: 'orders-live',
  functionName: 'orders-api',
  rolloutId: 'd-1',
};
const entry = (change: Partial<AuditEntry>): AuditEntry => ({
  id: 'a-1',
  at: '2026-11-21T14:04:12.500Z',
  actor: 'a.ruiz',
  action: 'stop-and-roll-back',
  target: 'default',
  subject: { application: 'orders', group: 'orders-live', rolloutId: 'd-1', functionName: 'orders-api', alias: 'live' },
  reason: 'SUP-8812',
  outcome: { kind: 'pending' },
  before: null,
  after: null,
  ...change,
});
const askedAt = '2026-11-21T14:04:12.000Z';

test('finds the entry of the intent among others', () => {
  const others = [entry({ id: 'x', action: 'bypass' }), entry({ id: 'y', reason: 'other' }), entry({ id: 'a-1' })];
  expect(findIntent(others, subject, 'SUP-8812', askedAt)?.id).toBe('a-1');
});

test('an older attempt with the same reason is not it', () => {
  expect(findIntent([entry({ at: '2026-11-21T13:50:00.000Z' })], subject, 'SUP-8812', askedAt)).toBeNull();
});

test('of two the newest counts', () => {
  const entries = [entry({ id: 'old' }), entry({ id: 'new', at: '2026-11-21T14:04:20.000Z' })];
  expect(findIntent(entries, subject, 'SUP-8812', askedAt)?.id).toBe('new');
});

test('nothing found means that Sluice never wrote the intent', () => {
  expect(findIntent([], subject, 'SUP-8812', askedAt)).toBeNull();
});
