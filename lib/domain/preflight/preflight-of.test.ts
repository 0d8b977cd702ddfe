import { describe, expect, test } from 'vitest';
import { makeDefinition } from '../../../testing/domain/make-definition.ts';
import { makeAlarm } from '../../../testing/domain/make-group.ts';
import {
  alarmed,
  grouped,
  makeMinutes,
  makePreflightFacts,
  red,
} from '../../../testing/domain/make-preflight-facts.ts';
import { ALARM_CASES } from '../../../testing/domain/preflight/alarm-cases.ts';
import { OTHER_CASES } from '../../../testing/domain/preflight/other-cases.ts';
import { preflightOf } from './preflight-of.ts';
import type { FindingCode } from './preflight.ts';

const split = { kind: 'split' as const, version: '63', weights: { '64': 30 } };

const CASES = [...ALARM_CASES, ...OTHER_CASES];

describe('preflightOf', () => {
  test('finds nothing where there is nothing', () => {
    const { findings, unread, detection, madeAt } = preflightOf(makePreflightFacts());
    expect(findings).toEqual([]);
    expect(unread).toEqual([]);
    expect(detection?.cases[3]?.stoppedPercent).toBe(100);
    expect(madeAt).toBe('2026-11-21T14:04:10.000Z');
  });

  test.each(CASES)('%s, and %# not', (code, facts, severity, sentence, without) => {
    const finding = preflightOf(facts).findings.find((one) => one.code === code);
    expect(finding?.sentence.slice(0, sentence.length) ?? null).toBe(sentence);
    expect(finding).toMatchObject({ severity, remedy: expect.stringMatching(/\.$/) as string });
    expect(preflightOf(without).findings.map((one) => one.code)).not.toContain(code);
  });

  test('has a case for every code', () => {
    // Only ignoringAlarms adds the one that is left out.
    const codes: Record<Exclude<FindingCode, 'alarms-ignored-for-it'>, true> = {
      'group-busy': true,
      'alias-busy': true,
      'alias-shared': true,
      'alarm-red': true,
      'alarm-missing': true,
      'alarm-no-data': true,
      'alarm-wrong-dimensions': true,
      'alarm-too-slow': true,
      'alarm-alias-wide': true,
      'alarm-missing-data-trips': true,
      'alarm-missing-data-blinds': true,
      'alarm-few-samples': true,
      'no-alarms': true,
      'rollback-off': true,
      'rollback-not-on-alarm': true,
      'ignore-poll-failure': true,
      bypassed: true,
      'hook-missing': true,
      'hook-not-permitted': true,
      'alias-split': true,
      'alias-moved': true,
      'alias-gone': true,
      'alias-version-gone': true,
      'reserved-concurrency': true,
      'provisioned-on-baseline-only': true,
      'same-version': true,
      'version-missing': true,
      'versions-apart': true,
      'detection-poor': true,
    };
    expect(new Set(CASES.map(([code]) => code))).toEqual(new Set(Object.keys(codes)));
  });

  test('an alarm on something else than this function is not told that calls would give it data', () => {
    const silent = (namespace: string) =>
      alarmed([makeAlarm({ state: 'INSUFFICIENT_DATA', definition: makeDefinition({ namespace }) })], {
        minutes: makeMinutes('63', 0, 0),
      });
    const remedyOf = (namespace: string) =>
      preflightOf(silent(namespace)).findings.find(({ code }) => code === 'alarm-no-data')?.remedy;
    expect(remedyOf('CloudWatchSynthetics')).toBe(
      'Look whether what it watches still reports; until then count on the other alarms and the hooks.',
    );
  });

  test('lists the worst first', () => {
    const facts = alarmed([red, makeAlarm({ name: 'wide', definition: makeDefinition() })], { candidateVersion: '63' });
    const severities = preflightOf(facts).findings.map((one) => one.severity);
    expect(severities).toEqual(severities.toSorted((a, b) => 'bwn'.indexOf(a.charAt(0)) - 'bwn'.indexOf(b.charAt(0))));
    expect(preflightOf(facts).findings[0]?.code).toBe('alarm-red');
  });

  test('a busy group is reported as busy and not as an alias out of place', () => {
    const codes = preflightOf(grouped({ activeRolloutId: 'd-1', drift: split })).findings.map((one) => one.code);
    expect(codes).toEqual(['group-busy']);
  });
});
