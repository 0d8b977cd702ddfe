import { expect, test } from 'vitest';
import type { Alarm } from '../alarms/alarm.ts';
import { makeDefinition } from '../../../testing/domain/make-definition.ts';
import { makeAlarm, makeComposite } from '../../../testing/domain/make-group.ts';
import { makeCalmGroup, makeMinutes, makePreflightFacts } from '../../../testing/domain/make-preflight-facts.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import { preflightOf } from './preflight-of.ts';
import type { FindingCode } from './preflight.ts';

const ofCandidate = makeDefinition({
  dimensions: { ...makeDefinition().dimensions, ExecutedVersion: '64' },
  threshold: 1,
});
const errors = makeAlarm({ name: 'errors', definition: ofCandidate });
const slow = makeAlarm({ name: 'slow', definition: { ...ofCandidate, periodSeconds: 3600 } });
const wide = makeAlarm({ name: 'wide', definition: makeDefinition() });
const gone = makeAlarm({ name: 'gone', state: 'NOT_FOUND', definition: null });
const blind = makeAlarm({ name: 'blind', state: 'INSUFFICIENT_DATA', definition: ofCandidate });
const elsewhere = makeAlarm({
  name: 'elsewhere',
  definition: makeDefinition({ dimensions: { FunctionName: 'other' } }),
});
const children = [errors, slow, wide, gone, blind, elsewhere];

const composed = (rule: string, change: Partial<Alarm> = {}, facts: Partial<PreflightFacts> = {}) =>
  preflightOf(
    makePreflightFacts({
      group: makeCalmGroup({
        alarms: { ignored: false, ignorePollFailure: false, items: [makeComposite(rule, change)] },
      }),
      children,
      ...facts,
    }),
  );
const codesOf = (rule: string) => composed(rule).findings.map(({ code }) => code);

const red = { state: 'ALARM', stateChangedAt: '2026-11-21T14:00:00.000Z' };

test('one that is in ALARM is shown with the alarms in it that make it so, and whose errors those are', () => {
  const { findings } = composed('ALARM(errors) OR ALARM(wide) OR ALARM(slow)', red, {
    children: [errors, { ...wide, ...red }, slow],
    minutes: makeMinutes('63', 200, 30),
  });
  expect(findings).toContainEqual(
    expect.objectContaining({
      code: 'alarm-red',
      severity: 'blocks',
      subject: 'either',
      sentence:
        'either is in ALARM since 14:00 UTC: it is composite, and wide in it is in ALARM (version 63, which has 100% of the traffic, failed ' +
        '1,800 of 12,000 calls in the last hour); a deployment would be stopped at once, if CodeDeploy heeds composite alarms, which is unverified.',
      remedy: expect.stringContaining('To ship a fix'),
    }),
  );
});

test.each<[string, Alarm[], string]>([
  [
    'ALARM(errors) AND ALARM(wide)',
    [
      { ...errors, ...red },
      { ...wide, ...red },
    ],
    'errors and wide in it are in ALARM',
  ],
  ['NOT OK(wide)', [{ ...wide, state: 'INSUFFICIENT_DATA' }], 'and it is so because wide is not OK'],
  ['ALARM(wide)', [wide], 'by the alarms in it as they were read last its rule does not hold'],
  ['ALARM(wide)', [], 'by the alarms in it as they were read last its rule does not hold'],
  ['ALARM(', [], 'its rule is not understood here'],
])('in ALARM by %s: the cause is named as far as it is known', (rule, children, words) => {
  expect(composed(rule, red, { children }).findings[0]?.sentence).toContain(words);
});

test.each<[FindingCode, string, string]>([
  ['alarm-missing', 'ALARM(errors) OR ALARM(gone)', 'ALARM(errors) OR ALARM(wide)'],
  ['alarm-no-data', 'ALARM(errors) OR ALARM(blind)', 'ALARM(errors) OR INSUFFICIENT_DATA(blind)'],
  ['alarm-wrong-dimensions', 'ALARM(errors) OR ALARM(elsewhere)', 'ALARM(errors) AND NOT ALARM(elsewhere)'],
  ['alarm-too-slow', 'ALARM(errors) AND ALARM(slow)', 'ALARM(errors) OR ALARM(slow)'],
  ['alarm-too-slow', 'AT_LEAST(2, ALARM, (errors, slow, slow))', 'AT_LEAST(1, ALARM, (errors, slow))'],
  ['alarm-alias-wide', 'ALARM(wide)', 'ALARM(wide) OR ALARM(errors)'],
])('%s is found for %s, not for %s', (code, where, whereNot) => {
  expect(codesOf(where)).toContain(code);
  expect(codesOf(whereNot)).not.toContain(code);
});

test('what is found speaks of the rule', () => {
  const { findings } = composed('ALARM(slow) OR ALARM(gone) OR ALARM(blind)');
  const sentences = findings.map(({ sentence }) => sentence);
  expect(sentences).toContainEqual(
    'The rule of either names gone, and CloudWatch has no alarm of this name: that part of it is never true.',
  );
  expect(sentences).toContainEqual(expect.stringContaining('blind, which either looks at, has no data'));
  expect(composed('ALARM(errors) AND ALARM(slow)').findings.map(({ sentence }) => sentence)).toContainEqual(
    expect.stringMatching(
      /^either needs 3 h and about 57 s more until CodeDeploy acts.* for slow in its rule; the plan leaves/,
    ),
  );
});

test('an alarm that the group lists itself is reported once', () => {
  const group = makeCalmGroup({
    alarms: { ignored: false, ignorePollFailure: false, items: [blind, makeComposite('ALARM(blind)')] },
  });
  const { findings } = preflightOf(makePreflightFacts({ group, children: [] }));
  expect(findings.filter(({ code }) => code === 'alarm-no-data')).toHaveLength(1);
});

test('no two findings are of one code and one subject', () => {
  const group = makeCalmGroup({
    alarms: {
      ignored: false,
      ignorePollFailure: false,
      items: [
        makeComposite('ALARM(blind) OR ALARM(gone) OR ALARM(elsewhere)'),
        makeComposite('ALARM(blind) OR ALARM(gone) OR ALARM(elsewhere)', { name: 'again' }),
      ],
    },
  });
  const { findings } = preflightOf(makePreflightFacts({ group, children }));
  const keys = findings.map(({ code, subject }) => `${code}/${subject}`);
  expect(new Set(keys).size).toBe(keys.length);
});

test('what could not be read of it is said', () => {
  expect(composed('ALARM(errors) OR ALARM(unread)').unread).toContainEqual(
    'Of the alarms in the rule of either, unread could not be read.',
  );
  expect(composed('ALARM(').unread).toContainEqual('either is composite, and its rule is not understood here.');
  expect(composed('ALARM(errors)').unread).toContainEqual(
    'either is composite: whether CodeDeploy heeds composite alarms is unverified.',
  );
});

test('detection includes it', () => {
  const { detection } = composed('ALARM(errors)');
  expect(detection?.counted).toEqual(['either']);
  expect(detection?.assumptions.join(' ')).toContain('CodeDeploy heeds composite alarms (either), which is unverified');
});
