import { expect, test } from 'vitest';
import type { AlarmDefinition } from '../alarms/alarm.ts';
import { makeDefinition } from '../../../testing/domain/make-definition.ts';
import { makeAlarm } from '../../../testing/domain/make-group.ts';
import { makeCalmGroup, makeMinutes, makePreflightFacts } from '../../../testing/domain/make-preflight-facts.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import { preflightOf } from './preflight-of.ts';

function sentenceOf(change: Partial<AlarmDefinition>, facts: Partial<PreflightFacts> = {}) {
  const items = [makeAlarm({ name: 'wide', definition: makeDefinition(change) })];
  const group = makeCalmGroup({ alarms: { ignored: false, ignorePollFailure: false, items } });
  const { findings } = preflightOf(makePreflightFacts({ group, ...facts }));
  return findings.find(({ code }) => code === 'alarm-alias-wide')?.sentence;
}

const p = (statistic: string) => ({ metricName: 'Duration', statistic, threshold: 800 });
const timedAt = (calls: number) =>
  makeMinutes('63', calls, 2).map((minute, index) => ({ ...minute, p99Ms: index === 9 ? 620 : 300 }));

test('of few calls a p99 is the slowest, and no share of them hides the new version', () => {
  expect(sentenceOf(p('p99'), { minutes: timedAt(80) })).toMatch(
    /and with so few calls a period its p99 is the slowest of them, whichever version ran it\.$/,
  );
});

test('an alarm on p99 speaks of how long calls take, not of errors', () => {
  expect(sentenceOf(p('p99'), { minutes: timedAt(2000) })).toBe(
    'wide sees payments-webhook:live as a whole: how long version 63 takes (p99 of 620 ms in the worst minute of the last hour, ≥ 800 ms trips it) can roll back the new version, ' +
      "and at a share of 10% it takes more than 10% of the new version's calls being slow to show in the p99 of the whole.",
  );
});

test.each<[string, Partial<AlarmDefinition>, RegExp]>([
  [
    'a percentile that is not read',
    p('p95'),
    /how long version 63 takes can roll.*more than 50% of the new version's calls/,
  ],
  [
    'one below the share',
    p('p50'),
    /at a share of 10% the p50 of the whole stays the old version's, however slow the new one is\.$/,
  ],
  [
    'the average',
    p('Average'),
    /at a share of 10% a new version that takes twice as long makes the average 10% longer\.$/,
  ],
  ['the slowest call', p('Maximum'), /how long version 63 takes can roll back the new version\.$/],
  ['calls over a limit', p('TC(1000:)'), /only about 20 calls a minute in it are the new version's\.$/],
  [
    'throttles',
    { metricName: 'Throttles' },
    /: what version 63 does in Throttles can roll back.*all that it sees of the new version\.$/,
  ],
])('%s', (_name, change, words) => {
  const sentence = sentenceOf(change);
  expect(sentence).toMatch(words);
  expect(sentence).not.toContain('fail');
});

test('all at once there is no share to speak of', () => {
  const facts = { plan: { ...makePreflightFacts().plan!, steps: [{ afterSeconds: 0, percent: 100 }] } };
  expect(sentenceOf(p('p99'), facts)).toMatch(/can roll back the new version\.$/);
});
