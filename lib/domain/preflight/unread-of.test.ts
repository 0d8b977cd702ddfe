import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeDefinition } from '../../../testing/domain/make-definition.ts';
import type { MinuteCount } from '../series/minute-count.ts';
import { makeAlarm } from '../../../testing/domain/make-group.ts';
import {
  alarmed,
  atOnce,
  calm,
  canary,
  defined,
  hook,
  makeCalmGroup,
  makeMinutes,
  makePreflightFacts,
  ofNew,
  wide,
} from '../../../testing/domain/make-preflight-facts.ts';
import { planOfConfig } from '../plan/plan-of-config.ts';
import { preflightOf } from './preflight-of.ts';

test('the hooks are given as they were read, and unknown is not the same as none', () => {
  expect(preflightOf(makePreflightFacts({ hooks: hook('smoke', true) })).hooks).toEqual(hook('smoke', true));
  expect(preflightOf(makePreflightFacts({ hooks: [] })).hooks).toEqual([]);
  expect(preflightOf(makePreflightFacts({ hooks: null })).hooks).toBeNull();
});

describe('what could not be read', () => {
  test('is reported, and gives no finding', () => {
    const group = makeCalmGroup({
      aliasState: null,
      alarms: { ignored: null, ignorePollFailure: null, items: [makeAlarm({ state: null, definition: null })] },
      drift: { kind: 'unknown' },
    });
    const nothing = { plan: null, versions: null, hooks: null, concurrency: null, minutes: null };
    const preflight = preflightOf(makePreflightFacts({ group, ...nothing }));
    expect(preflight.findings).toEqual([]);
    expect(preflight.detection).toBeNull();
    expect(preflight.unread).toHaveLength(8);
  });

  test('settings of the group that were not read are not taken for turned off', () => {
    const alarms = { ignored: null, ignorePollFailure: null, items: [] };
    const { findings, unread } = preflightOf(
      makePreflightFacts({ group: makeCalmGroup({ alarms, autoRollback: [] }) }),
    );
    expect(findings).toEqual([]);
    expect(unread).toContainEqual("The group's alarm settings have not been read.");
  });

  test('of a group that never deployed, why nothing of its function is known, once', () => {
    const group = makeCalmGroup({
      functionName: null,
      alias: null,
      aliasState: null,
      lastRolloutId: null,
      asOf: { codedeploy: '2026-11-21T14:04:10.000Z', lambda: null, cloudwatch: null },
    });
    const nothing = { versions: null, concurrency: null, minutes: null };
    expect(preflightOf(makePreflightFacts({ group, hooks: [], ...nothing })).unread).toEqual([
      "CodeDeploy names a group's function only in its deployments, and there is none yet. Its alarms watch payments-webhook:live. Its versions, traffic and concurrency are looked at after the first.",
    ]);
    expect(preflightOf(makePreflightFacts(nothing)).unread.join(' ')).not.toContain('there is none yet');
  });

  test.each([
    [alarmed([makeAlarm({ definition: null })]), 'whether CodeDeploy heeds composite alarms is unverified'],
    [makePreflightFacts({ hooks: hook('f', null) }), 'Whether the hook f exists could not be read.'],
    [makePreflightFacts({ plan: planOfConfig('own', null) }), 'The steps of own are not known.'],
    [
      makePreflightFacts({ concurrency: { reserved: 5, provisioned: [], peak: null } }),
      'How many executions ran at once',
    ],
  ])('%#: is reported in a sentence', (facts, sentence) => {
    expect(preflightOf(facts).unread.join(' ')).toContain(sentence);
  });

  test('the group’s own traffic stands in for minutes', () => {
    const traffic = { perMinute: 12, errorPercent: null, callsByHour: null, readAt: '2026-11-21T14:04:00.000Z' };
    const facts = makePreflightFacts({ minutes: null, group: makeCalmGroup({ traffic }) });
    expect(preflightOf(facts).detection?.callsPerMinute).toBe(12);
  });

  test.each([
    { why: 'the group’s own figures do not say', minutes: null },
    { why: 'none of its calls was counted', minutes: makeMinutes('62', 200, 0) },
    { why: 'calls were counted, failures not yet', minutes: withoutErrors(makeMinutes('63', 200, 0)) },
  ])('how often the old version fails is not taken for 0% in silence: $why', ({ minutes }) => {
    const traffic = { perMinute: 12, errorPercent: null, callsByHour: null, readAt: '2026-11-21T14:04:00.000Z' };
    const group = makeCalmGroup({
      traffic,
      alarms: { ignored: false, ignorePollFailure: false, items: [makeAlarm({ definition: makeDefinition() })] },
    });
    const { detection, findings } = preflightOf(makePreflightFacts({ minutes, group }));
    expect(detection?.assumptions.join(' ')).toContain('which is a guess: how often it fails is not known');
    const wide = findings.find(({ code }) => code === 'alarm-alias-wide')?.sentence;
    expect(wide).not.toMatch(/0% of|of the whole/);
    expect(wide).toContain('what version 63 does can roll back');
  });

  test('where nobody calls, nothing is said of how surely the alarms would stop a bad version', () => {
    for (const minutes of [[], makeMinutes('63', 0, 0)]) {
      const { detection, findings } = preflightOf(makePreflightFacts({ minutes }));
      expect(detection).toMatchObject({ callsPerMinute: 0, cases: [] });
      expect(findings.map(({ code }) => code)).not.toContain('detection-poor');
    }
  });

  test('under a bypass no alarm counts', () => {
    const { detection } = preflightOf(alarmed([calm], {}, { ignored: true }));
    expect(detection?.cases.map((one) => one.stoppedPercent)).toEqual([0, 0, 0, 0]);
    expect([detection?.never, detection?.assumptions]).toEqual([
      'ignored',
      ['The group ignores its alarms now: none of them stops a deployment.'],
    ]);
    expect(detection?.notCounted).toEqual([{ name: 'webhook-errors', why: 'The group ignores its alarms now.' }]);
  });
});

test('no settings of an alarm make it throw or print what is no number', () => {
  const definitions = fc.record({
    metricName: fc.constantFrom('Errors', 'Invocations', 'Duration', null),
    statistic: fc.constantFrom('Sum', 'Average', 'p99', null),
    periodSeconds: fc.constantFrom(null, 1, 60, 300, 86_400),
    evaluationPeriods: fc.constantFrom(null, 1, 3, 100),
    datapointsToAlarm: fc.constantFrom(null, 1, 4),
    threshold: fc.option(fc.double()),
    treatMissingData: fc.constantFrom('missing', 'breaching', 'x', null),
    dimensions: fc.constantFrom(wide, ofNew, {}, { ...wide, ExecutedVersion: '9' }),
  });
  const rates = fc.constantFrom(0, 0.01, 3, 1e9);
  fc.assert(
    fc.property(definitions, rates, fc.constantFrom(canary, atOnce), (definition, calls, plan) => {
      const { findings } = preflightOf(defined(definition, { minutes: makeMinutes('63', calls, calls), plan }));
      expect(findings.map((one) => one.sentence + one.remedy).join(' ')).not.toMatch(/NaN|Infinity|undefined|null/);
    }),
    { numRuns: 60 },
  );
});

function withoutErrors(minutes: MinuteCount[]): MinuteCount[] {
  return minutes.map((minute) => ({ ...minute, errors: null }));
}
