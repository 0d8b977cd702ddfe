import { expect, test } from 'vitest';
import type { AuditEntry, AuditOutcome } from '@/lib/domain/acting/audit.ts';
import type { Said } from '@/lib/domain/acting/said.ts';
import { endedElsewhere, outcomeInAudit, wordsInGroup, wordsInRollout } from './activity-words.ts';

type Ended = Extract<Said, { kind: 'ended-elsewhere' }>;
const seen = (how: Ended['how'], askedBy: Ended['askedBy'] = null) =>
  endedElsewhere({
    action: 'bypass-ended',
    outcome: { kind: 'done', at: '', said: [{ kind: 'ended-elsewhere', how, askedBy }], awsRequestId: null },
  });

test.each([
  [seen('obeyed'), 'Somebody outside Sluice re-armed the alarms'],
  [seen('no-alarms'), 'Somebody outside Sluice took all alarms off the group'],
  [seen('group-gone'), 'The group was deleted, and its bypass ended with it'],
  [
    seen('obeyed', { actor: 'mara', at: '2026-11-21T14:00:00.000Z' }),
    'The alarms were re-armed, outside Sluice or by a request that had no answer',
  ],
])('%#: a bypass that ended elsewhere has a sentence', (words, sentence) => {
  expect(words).toBe(sentence);
});

test('what was asked through Sluice did not end elsewhere', () => {
  expect(endedElsewhere({ action: 're-arm', outcome: { kind: 'pending' } })).toBeNull();
});

const at = '2026-11-21T14:00:01.000Z';
const done: AuditOutcome = { kind: 'done', at, said: [{ kind: 'taken' }], awsRequestId: null };
const refused: AuditOutcome = { kind: 'refused', at, code: 'NO', said: [{ kind: 'words', text: 'It has ended.' }] };
const entry = (change: Partial<AuditEntry>): AuditEntry => ({
  id: 'a1',
  at: '2026-11-21T14:00:00.000Z',
  actor: 'm.okafor',
  action: 'stop',
  target: 'default',
  subject: { application: 'orders', group: 'orders-live', rolloutId: 'd-1', functionName: null, alias: null },
  reason: 'looks wrong',
  outcome: done,
  before: null,
  after: null,
  ...change,
});

test.each<[AuditOutcome, string, string | null, string, string]>([
  [done, 'stopped it', null, 'AWS took it.', 'Done'],
  [
    { kind: 'partly', at, said: [{ kind: 'undone-by', by: null }], awsRequestId: null },
    'asked to stop it',
    'No deployment that rolls it back had been seen by then.',
    'No deployment that rolls it back had been seen by then.',
    'Partly done',
  ],
  [refused, 'asked to stop it', 'refused: It has ended.', 'Refused: It has ended.', 'Refused: NO'],
  [
    { kind: 'pending' },
    'asked to stop it',
    'no answer from AWS yet',
    'No answer from AWS is known yet.',
    'No answer recorded',
  ],
])('what did not happen does not read as if it had: %#', (outcome, did, inRollout, inGroup, inAudit) => {
  expect(wordsInRollout(entry({ outcome }))).toEqual({
    who: 'm.okafor',
    did,
    why: '“looks wrong”',
    outcome: inRollout,
  });
  expect(wordsInGroup(entry({ outcome }))).toMatchObject({ did: 'asked to stop', outcome: inGroup });
  expect(outcomeInAudit(outcome).word).toBe(inAudit);
});

test('nobody did what ended elsewhere, and its reason is that of the bypass', () => {
  const ended = entry({
    actor: 'outside Sluice',
    action: 'bypass-ended',
    ends: { by: 'mara', why: { kind: 'elsewhere' } },
  });
  const did = 'Somebody outside Sluice re-armed the alarms';
  expect(wordsInRollout(ended)).toEqual({ who: null, did, why: null, outcome: null });
  expect(wordsInGroup(ended)).toMatchObject({ who: null, did, why: 'The bypass by mara ends: "looks wrong"' });
});
