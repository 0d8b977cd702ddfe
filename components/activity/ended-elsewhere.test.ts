import { expect, test } from 'vitest';
import type { Said } from '@/lib/domain/acting/said.ts';
import { endedElsewhere } from './ended-elsewhere.ts';

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
])('%#: a bypass that ended elsewhere has a sentence', (told, sentence) => {
  expect(told).toBe(sentence);
});

test('what was asked through Sluice is told otherwise', () => {
  expect(endedElsewhere({ action: 're-arm', outcome: { kind: 'pending' } })).toBeNull();
});
