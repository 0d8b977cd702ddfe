import { expect, test } from 'vitest';
import { ignoringAlarms } from './ignoring-alarms.ts';
import type { Finding, Preflight } from './preflight.ts';

const finding = (code: Finding['code'], severity: Finding['severity'], subject: string | null = null): Finding => ({
  code,
  severity,
  sentence: code,
  remedy: '',
  subject,
  since: null,
});
const preflight = (findings: Finding[]): Preflight => ({
  madeAt: '2026-11-21T14:00:00.000Z',
  findings,
  plan: null,
  hooks: [],
  detection: null,
  unread: [],
});

test('a red alarm does not stop a deployment that ignores it, and nobody guards it', () => {
  const { findings } = ignoringAlarms(
    preflight([
      finding('alias-split', 'blocks'),
      finding('alarm-red', 'blocks', 'checkout-errors'),
      finding('alarm-too-slow', 'warns', 'checkout-p99'),
      finding('reserved-concurrency', 'notes'),
    ]),
    2,
  );
  expect(findings.map(({ code }) => code)).toEqual(['alias-split', 'alarms-ignored-for-it', 'reserved-concurrency']);
  expect(findings[1]?.sentence).toBe(
    'This deployment ignores all 2 alarms of the group (checkout-errors is in ALARM): nothing but a hook or a person stops it.',
  );
});

test('one alarm is one, and calm ones are not named', () => {
  const [ignored] = ignoringAlarms(preflight([]), 1).findings;
  expect(ignored?.sentence).toBe(
    'This deployment ignores the one alarm of the group: nothing but a hook or a person stops it.',
  );
});

test('a group without alarms has none to ignore', () => {
  expect(ignoringAlarms(preflight([finding('no-alarms', 'warns')]), 0).findings.map(({ code }) => code)).toEqual([
    'no-alarms',
  ]);
});
