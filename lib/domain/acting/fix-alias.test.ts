import { expect, test } from 'vitest';
import { consequencesOfDeploy } from './deploy.ts';
import { consequencesOfFixAlias } from './fix-alias.ts';
import { makeGroup } from '../../../testing/domain/make-group.ts';

const traffic = { perMinute: 80, errorPercent: null, callsByHour: null, readAt: '2026-11-21T14:04:00.000Z' };
const split = makeGroup({
  aliasState: { version: '63', weights: { '64': 30 }, revisionId: null },
  drift: { kind: 'split', version: '63', weights: { '64': 30 } },
  traffic,
});
const titles = (shown: { steps: { title: string }[] }) => shown.steps.map(({ title }) => title);

test('a split alias: what ends, in numbers', () => {
  const shown = consequencesOfFixAlias(split, '63');
  expect(shown.now).toEqual([
    { version: '64', percent: 30 },
    { version: '63', percent: 70 },
  ]);
  expect(shown.after).toEqual([{ version: '63', percent: 100 }]);
  expect(titles(shown)).toEqual([
    'All traffic of payments-webhook:live goes to version 63.',
    '30% on 64 ends.',
    'About 24 calls a minute move from 64 to 63.',
  ]);
  expect(titles(consequencesOfFixAlias(split, '62'))[1]).toBe('30% on 64 and 70% on 63 end.');
});

test('one that was moved: the move is undone, and what it may have been for comes back', () => {
  const group = makeGroup({
    drift: { kind: 'moved', expectedVersion: '64', version: '63', seenAt: '2026-11-21T13:30:00.000Z' },
  });
  const [, undone] = consequencesOfFixAlias(group, '64').steps;
  expect(undone?.title).toBe('The move from version 64 to 63 is undone.');
  expect(undone?.detail).toContain('by 2026-11-21 13:30 UTC. If that was to get away from 64, its trouble comes back.');
});

test('one whose version is gone: calls are answered again', () => {
  const group = makeGroup({ drift: { kind: 'version-gone', version: '63' } });
  expect(titles(consequencesOfFixAlias(group, '62'))[1]).toBe(
    'Calls that fail now, for version 63 does not exist any more, are answered by 62.',
  );
});

test('an alias that was not read promises only what is asked for', () => {
  expect(titles(consequencesOfFixAlias(makeGroup({ aliasState: null, traffic }), '62'))).toHaveLength(1);
});

test('deploying $LATEST publishes it first', () => {
  const shown = consequencesOfDeploy(makeGroup({ traffic }), { toVersion: '$LATEST', ignoreAlarms: false, plan: null });
  expect(titles(shown)).toEqual([
    'The code and settings in $LATEST are published as a new version.',
    'A new deployment moves payments-webhook:live from version 63 to the new version.',
    'The alarms watch it.',
    'About 80 calls a minute move to the new version in the end.',
  ]);
});
