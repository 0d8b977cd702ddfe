import { expect, test } from 'vitest';
import { groupEntryFor } from '../picture/group-entry.ts';
import { emptyPicture, type GroupEntry, type Picture } from '../picture/picture.ts';
import { pickReading, readingKey, type PickReading } from './pick-reading.ts';

const NOW = 10_000_000;
const MINUTE = 60_000;

function pictureOf(groups: (Partial<GroupEntry> & { group: string })[]): Picture {
  const picture = emptyPicture();
  picture.applicationsReadAtMs = NOW;
  picture.applications = new Map([
    ['app', { groupNames: new Set(groups.map(({ group }) => group)), namesReadAtMs: NOW, leftOut: new Set() }],
  ]);
  for (const change of groups) {
    const entry = groupEntryFor({ picture }, { application: 'app', group: change.group });
    const read = { configReadAtMs: NOW, aliasReadAtMs: NOW, functionName: change.group, alias: 'live' };
    Object.assign(entry, read, change);
  }
  return picture;
}

const pick = (picture: Picture, change: Partial<PickReading> = {}) =>
  pickReading({
    picture,
    nowMs: NOW,
    followedAliases: new Set(),
    isInteresting: () => false,
    isAway: () => false,
    isBlocked: () => false,
    ...change,
  });

test('an unknown target begins with its applications', () => {
  expect(pick(emptyPicture())).toEqual({ reading: { kind: 'applications' }, source: 'codedeploy', isFirst: true });
});

test('what was never read goes first: configurations, then deployments, then aliases', () => {
  const groups = [
    { group: 'a', configReadAtMs: null },
    { group: 'b', unreadDeploymentIds: ['d-1'] },
    { group: 'c', aliasReadAtMs: null },
  ];
  expect(pick(pictureOf(groups))?.reading).toEqual({ kind: 'groups', application: 'app', names: ['a', 'b', 'c'] });
  expect(pick(pictureOf(groups.slice(1)))?.reading).toEqual({ kind: 'group-deployments', ids: ['d-1'] });
  expect(pick(pictureOf(groups.slice(2)))).toMatchObject({
    reading: { kind: 'group-alias', application: 'app', group: 'c' },
    source: 'lambda',
    isFirst: true,
  });
});

test('the oldest alias is read again once it is three minutes old', () => {
  const at = (minutes: number) => NOW - minutes * MINUTE;
  const picture = pictureOf([
    { group: 'a', aliasReadAtMs: at(2.9) },
    { group: 'b', aliasReadAtMs: at(4) },
    { group: 'c', aliasReadAtMs: at(3.5) },
  ]);
  expect(pick(picture)).toMatchObject({ reading: { group: 'b' }, isFirst: false });
  expect(pick(pictureOf([{ group: 'a', aliasReadAtMs: at(2.9) }]))).toBeNull();
});

test('a group with something to see is read again after half a minute', () => {
  const picture = pictureOf([{ group: 'a', aliasReadAtMs: NOW - 31_000 }]);
  expect(pick(picture)).toBeNull();
  expect(pick(picture, { isInteresting: () => true })?.reading).toMatchObject({ kind: 'group-alias', group: 'a' });
});

test('an alias that a rollout follows is left to it, what was refused to later, a source that is away alone', () => {
  const picture = pictureOf([{ group: 'a', aliasReadAtMs: null }]);
  expect(pick(picture, { followedAliases: new Set(['a:live']) })).toBeNull();
  const refused = readingKey({ kind: 'group-alias', application: 'app', group: 'a' });
  expect(pick(picture, { isBlocked: (key) => key === refused })).toBeNull();
  expect(pick(picture, { isAway: (source) => source === 'lambda' })).toBeNull();
});

test('at most a hundred groups are asked for in one call, those that need it most', () => {
  const groups = Array.from({ length: 150 }, (_, n) => ({ group: `g${n}`, configReadAtMs: NOW - 10 * MINUTE - n }));
  const reading = pick(pictureOf(groups))?.reading;
  expect(reading).toMatchObject({ kind: 'groups' });
  expect(reading?.kind === 'groups' ? reading.names.slice(0, 2) : []).toEqual(['g149', 'g148']);
  expect(reading?.kind === 'groups' ? reading.names.length : 0).toBe(100);
});
