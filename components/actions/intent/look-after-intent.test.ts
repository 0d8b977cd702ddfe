import { expect, test } from 'vitest';
import { makeGroup } from '@/testing/domain/make-group.ts';
import { makeRollout } from '@/testing/domain/make-rollout.ts';
import type { IntentSubject } from './find-intent.ts';
import { lookAfterIntent } from './look-after-intent.ts';

const askedAt = '2026-11-21T14:04:12.000Z';
const stop: IntentSubject = {
  action: 'stop',
  target: 'default',
  application: 'orders',
  group: 'orders-live',
  functionName: 'orders-api',
  rolloutId: 'd-1',
};
const roll: IntentSubject = { ...stop, action: 'roll-back', rolloutId: null };

function answering(answers: Record<string, unknown>): typeof fetch {
  return (input) => {
    const url = input instanceof Request ? input.url : input.toString();
    const found = Object.entries(answers).find(([part]) => url.includes(part));
    return Promise.resolve(found ? Response.json(found[1]) : new Response('{}', { status: 404 }));
  };
}

test('a request that the audit log does not know never reached Sluice', async () => {
  const fetcher = answering({ '/api/audit': { entries: [] }, '/rollouts/d-1': makeRollout({ id: 'd-1' }) });
  expect(await lookAfterIntent(stop, 'x', askedAt, fetcher)).toEqual([
    'The audit log has no such request: it never reached Sluice, and AWS was not asked.',
    'Now: d-1 is InProgress (Shifting).',
  ]);
});

test('an outcome in the audit log is reported with its time', async () => {
  const entry = {
    id: 'a',
    at: askedAt,
    actor: 'a.ruiz',
    action: 'roll-back',
    target: 'default',
    subject: { application: 'orders', group: 'orders-live', rolloutId: null, functionName: null, alias: null },
    reason: 'x',
    outcome: { kind: 'done', at: '2026-11-21T14:04:14.000Z', said: [{ kind: 'taken' }], awsRequestId: null },
  };
  const fetcher = answering({
    '/api/audit': { entries: [entry] },
    'fresh=true': makeGroup({ activeRolloutId: 'd-9' }),
  });
  expect(await lookAfterIntent(roll, 'x', askedAt, fetcher)).toEqual([
    'It was done at 14:04:14: AWS took it.',
    'Now: d-9 is running for this group.',
  ]);
});

test('for a bypass it says whether the alarms are obeyed now', async () => {
  const fetcher = answering({ '/api/audit': { entries: [] }, 'fresh=true': makeGroup() });
  const [, now] = await lookAfterIntent({ ...roll, action: 'bypass' }, 'x', askedAt, fetcher);
  expect(now).toBe('Now: the alarms are obeyed.');
});
