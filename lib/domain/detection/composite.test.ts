import { expect, test } from 'vitest';
import { makeDefinition } from '../../../testing/domain/make-definition.ts';
import { makeDetectionInput } from '../../../testing/domain/make-detection-input.ts';
import { makeAlarm, makeComposite } from '../../../testing/domain/make-group.ts';
import { detectionOf } from './detection-of.ts';
import type { DetectionInput } from './detection-input.ts';

const anyOf = (count: number) => makeDefinition({ threshold: count, evaluationPeriods: 1, datapointsToAlarm: 1 });
const one = makeAlarm({ name: 'one', definition: anyOf(1) });
const two = makeAlarm({ name: 'two', definition: anyOf(2) });
const late = makeAlarm({ name: 'late', definition: makeDefinition({ metricName: 'Duration', statistic: 'p99' }) });

function detect(rule: string | null, change: Partial<DetectionInput> = {}) {
  const detection = detectionOf(
    makeDetectionInput({
      alarms: rule === null ? [] : [makeComposite(rule)],
      children: [one, two, late],
      callsPerMinute: 5,
      ...change,
    }),
  );
  if (detection === null) throw new Error('this plan has steps');
  return detection;
}
const alone = (alarm: typeof one) => detect(null, { alarms: [alarm] }).cases;

test('a rule of one alarm stops what that alarm would', () => {
  expect(detect('ALARM(one)').cases).toEqual(alone(one));
});

test('OR stops what the more sensitive one does, AND what the other does', () => {
  expect(detect('ALARM(one) OR ALARM(two)').cases).toEqual(alone(one));
  expect(detect('ALARM(one) AND ALARM(two)').cases).toEqual(alone(two));
  expect(alone(one)[3]?.stoppedPercent).toBeGreaterThan((alone(two)[3]?.stoppedPercent ?? 100) + 10);
});

test('beside another alarm it is as good as the better of the two', () => {
  expect(detect(null, { alarms: [two, makeComposite('ALARM(one)')] }).cases).toEqual(alone(one));
});

test('an alarm in ALARM counts as long as its points do, for an AND with one that comes later', () => {
  const both = makeDefinition({ threshold: 1, evaluationPeriods: 3, datapointsToAlarm: 1 });
  const slow = makeDefinition({ threshold: 1, evaluationPeriods: 3, datapointsToAlarm: 3 });
  const children = [makeAlarm({ name: 'first', definition: both }), makeAlarm({ name: 'last', definition: slow })];
  const { cases } = detect('ALARM(first) AND ALARM(last)', { children, callsPerMinute: 100 });
  expect(cases).toEqual(detect(null, { alarms: children.slice(1), callsPerMinute: 100 }).cases);
});

test.each([
  ['ALARM(one) AND NOT ALARM(two)', 'its rule asks whether two is not in ALARM'],
  ['OK(one)', 'its rule asks whether one is OK'],
  ['ALARM(one) AND ALARM(late)', 'and needs late (It watches Duration: only calls and errors are reckoned).'],
  ['ALARM(unread)', 'and needs unread (It could not be read).'],
  ['FALSE', 'its rule never holds'],
  ['ALARM(', 'its rule is not understood here'],
  [Array.from({ length: 21 }, (_, index) => `ALARM(a${index})`).join(' OR '), 'hangs on 21 alarms'],
])('%s is not simulated: %s', (rule, why) => {
  const { counted, notCounted } = detect(rule);
  expect(counted).toEqual([]);
  expect(notCounted).toEqual([{ name: 'either', why: expect.stringContaining(why) }]);
});

test('what cannot be simulated is left out where the rule can hold without it, and is listed', () => {
  const { counted, notCounted, cases } = detect('ALARM(one) OR ALARM(late)');
  expect(counted).toEqual(['either']);
  expect(notCounted).toEqual([{ name: 'late in either', why: expect.stringContaining('Duration') }]);
  expect(cases).toEqual(alone(one));
});

test('that CodeDeploy heeds it is listed as an assumption, also where it is red', () => {
  const words = 'CodeDeploy heeds composite alarms (either), which is unverified.';
  expect(detect('ALARM(one)').assumptions).toContain(words);
  const red = makeComposite('ALARM(one)', { state: 'ALARM' });
  expect(detect(null, { alarms: [red] }).assumptions).toContain(words);
  expect(detect(null, { alarms: [{ ...one, state: 'ALARM' }] }).assumptions).not.toContain(words);
});
