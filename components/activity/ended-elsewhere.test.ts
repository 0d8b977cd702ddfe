import { expect, test } from 'vitest';
import { endedElsewhere } from './ended-elsewhere.ts';

const seen = (after: Record<string, unknown> | null, message = 'The alarms are obeyed, and Sluice did not do it.') =>
  endedElsewhere({ action: 'bypass-ended', after, outcome: { kind: 'done', at: '', message, awsRequestId: null } });

test.each([
  [seen({ alarmsIgnored: false, alarms: ['errors'] }), 'Somebody outside Sluice re-armed the alarms'],
  [seen({ alarmsIgnored: false, alarms: [] }), 'Somebody outside Sluice took all alarms off the group'],
  [seen(null), 'The group was deleted, and its bypass ended with it'],
  [
    seen({ alarms: ['errors'] }, 'The alarms are obeyed. Somebody else did it, or the re-arming that mara asked for'),
    'The alarms were re-armed, outside Sluice or by a request that had no answer',
  ],
])('%#: a bypass that ended elsewhere has a sentence', (told, sentence) => {
  expect(told).toBe(sentence);
});

test('what was asked through Sluice is told otherwise', () => {
  expect(endedElsewhere({ action: 're-arm', after: null, outcome: { kind: 'pending' } })).toBeNull();
});
