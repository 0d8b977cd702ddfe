import { describe, expect, test } from 'vitest';

import { toActivity } from './to-activity.ts';
import type { AuditEntry } from '@/lib/domain/acting/audit.ts';

describe('toActivity', () => {
  const entry = (change: Partial<AuditEntry>): AuditEntry => ({
    id: 'a1',
    at: '2026-11-21T14:00:00.000Z',
    actor: 'm.okafor',
    action: 'stop',
    target: 'default',
    subject: { application: 'orders', group: 'orders-live', rolloutId: 'd-1', functionName: null, alias: null },
    reason: 'looks wrong',
    outcome: { kind: 'done', at: '2026-11-21T14:00:01.000Z', said: [{ kind: 'taken' }], awsRequestId: null },
    before: null,
    after: null,
    ...change,
  });

  test('moments and people stand in one list, newest first', () => {
    const events = [
      { at: '2026-11-21T13:52:00.000Z', kind: 'started', leadMs: null } as const,
      { at: '2026-11-21T14:00:02.000Z', kind: 'stopped', errorCode: null, leadMs: null } as const,
    ];
    const items = toActivity('d-1', events, [entry({})], '2026-11-21T13:50:00.000Z', null);
    expect(items.map((item) => [item.who, item.text])).toEqual([
      [null, 'Rollout stopped'],
      ['m.okafor', 'stopped it'],
      [null, 'Rollout started'],
    ]);
  });

  test('a bypass that ended elsewhere is told as what was seen, by nobody', () => {
    const ended = entry({
      actor: 'outside Sluice',
      action: 'bypass-ended',
      reason: 'urgent fix',
      ends: { by: 'mara', why: { kind: 'elsewhere' } },
    });
    expect(toActivity('d-1', [], [ended], '2026-11-21T13:50:00.000Z', null)).toMatchObject([
      { who: null, text: 'Somebody outside Sluice re-armed the alarms', reason: null, note: null },
    ]);
  });

  test('what did not happen is not told as if it had', () => {
    const refused = {
      kind: 'refused',
      at: '2026-11-21T14:00:01.000Z',
      code: 'ALREADY_ENDED',
      said: [{ kind: 'words', text: 'It has ended.' }],
    };
    const items = toActivity(
      'd-1',
      [],
      [entry({ outcome: refused as AuditEntry['outcome'] }), entry({ id: 'a2', outcome: { kind: 'pending' } })],
      '2026-11-21T13:50:00.000Z',
      null,
    );
    expect(items.map((item) => [item.text, item.note])).toEqual([
      ['asked to stop it', 'refused: It has ended.'],
      ['asked to stop it', 'no answer from AWS yet'],
    ]);
  });

  test('entries of other rollouts, and of the group long before, are left out', () => {
    const items = toActivity(
      'd-1',
      [],
      [
        entry({ subject: { ...entry({}).subject, rolloutId: 'd-2' } }),
        entry({ action: 'bypass', at: '2026-11-20T14:00:00.000Z', subject: { ...entry({}).subject, rolloutId: null } }),
      ],
      '2026-11-21T13:50:00.000Z',
      null,
    );
    expect(items).toEqual([]);
  });
});
