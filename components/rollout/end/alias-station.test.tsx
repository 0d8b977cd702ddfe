import { expect, test } from 'vitest';
import { AliasStation } from './alias-station.tsx';
import { wordsAt } from '@/testing/components/render-at.tsx';
import { makeAlarm, makeGroup } from '@/testing/domain/make-group.ts';
import { makeRollout } from '@/testing/domain/make-rollout.ts';
import type { Group } from '@/lib/domain/group/group.ts';

const NOW = '2026-11-21T14:08:52.000Z';
const words = (group: Group | null, refused: string | null = null) =>
  wordsAt(NOW, <AliasStation rollout={makeRollout()} group={group} refused={refused} />);
const read = { codedeploy: null, lambda: '2026-11-21T14:08:50.000Z', cloudwatch: null };

test('says where all traffic is, and how old that is', () => {
  expect(words(makeGroup({ asOf: read }))).toContain(
    'All traffic on 63 payments-webhook:live alias at 63, 100%, no weights left, checked 2 s ago',
  );
});

test('a split is called so, with what follows from it', () => {
  const group = makeGroup({
    aliasState: { version: '63', weights: { '64': 30 }, revisionId: null },
    drift: { kind: 'split', version: '63', weights: { '64': 30 } },
  });
  expect(words(group)).toContain('Left split between two versions');
  expect(words(group)).toContain('70% on 63, 30% on 64');
  expect(words(group)).toContain('New rollouts fail until one version has it all.');
});

test('an alarm that would stop the next rollout is said, unless it is ignored', () => {
  const items = [makeAlarm({ name: 'webhook-errors', state: 'ALARM' })];
  const alarms = { ignored: false, ignorePollFailure: false, items };
  expect(words(makeGroup({ alarms }))).toContain('webhook-errors is in ALARM: it would stop a new rollout');
  expect(words(makeGroup({ alarms: { ...alarms, ignored: true } }))).toContain('ignored: the alarms are bypassed');
});

test('an alias that cannot be read is not guessed', () => {
  expect(
    words(makeGroup({ aliasState: null }), 'AWS refuses to answer: Sluice’s role lacks lambda:GetAlias.'),
  ).toContain('Where the alias is now is not known orders-api:live AWS refuses to answer');
  expect(words(null)).toContain('Lambda has not been read yet.');
});
