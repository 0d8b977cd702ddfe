import { describe, expect, test } from 'vitest';
import type { Alarm } from '../alarms/alarm.ts';
import { makeDefinition } from '../../../testing/domain/make-definition.ts';
import { alarmed, makeCalmGroup, makeMinutes, ofNew, red } from '../../../testing/domain/make-preflight-facts.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import { preflightOf } from './preflight-of.ts';

const slow = (version: string, p99Ms: number) =>
  makeMinutes(version, 20, 0).map((minute, index) => ({ ...minute, p99Ms: index === 7 ? p99Ms : 100 }));

describe('which version trips a red alarm', () => {
  const causeOf = (alarm: Alarm, change: Partial<PreflightFacts>) =>
    preflightOf(alarmed([alarm], change)).findings[0]?.sentence;
  test.each([
    [red, { minutes: null }, 'which version trips it is not known, for the counts of the versions could not be read'],
    [
      red,
      { minutes: makeMinutes('63', 20, 0) },
      'none of 1,200 calls in the last hour failed, so what trips it is not known from the counts',
    ],
    [red, { minutes: [] }, 'there was no call through the alias in the last hour, so what trips it is not known'],
    [
      { ...red, definition: makeDefinition({ treatMissingData: 'breaching' }) },
      { minutes: [] },
      'there was no call in the last hour, and it takes missing data for breaching',
    ],
    [{ ...red, definition: null }, {}, 'its definition was not read'],
    [
      { ...red, definition: makeDefinition({ metricName: 'Duration' }) },
      {},
      'it watches Duration, and which version trips it cannot be told from errors',
    ],
    [
      { ...red, definition: makeDefinition({ dimensions: {} }) },
      {},
      'not by calls of this alias, for it has no dimensions',
    ],
    [
      { ...red, definition: makeDefinition({ dimensions: ofNew }) },
      { minutes: [...makeMinutes('63', 20, 9), ...makeMinutes('64', 20, 1)] },
      'version 64, which has none of the traffic, failed 60 of 1,200 calls in the last hour',
    ],
    [
      red,
      { minutes: [...makeMinutes('63', 20, 9), ...makeMinutes('64', 20, 3)] },
      'failed 540 of 1,200 calls in the last hour, and version 64, which has none of the traffic, failed 180 of 1,200 calls',
    ],
    [
      { ...red, definition: makeDefinition({ metricName: 'Duration', statistic: 'p99', threshold: 800 }) },
      { minutes: [...slow('63', 1240), ...slow('62', 300)] },
      'version 63, which has 100% of the traffic, had a p99 of 1.2 s in the worst minute of the last hour, and 800 ms is the limit',
    ],
    [
      { ...red, definition: makeDefinition({ metricName: 'Duration', statistic: 'p99', threshold: 8000 }) },
      { minutes: slow('63', 1240) },
      'no version had a p99 over the limit of 8 s in the last hour, so what trips it is not known',
    ],
    [
      { ...red, definition: makeDefinition({ metricName: 'Duration', statistic: 'p99', threshold: 800 }) },
      { minutes: null },
      'which version trips it is not known, for the figures of the versions could not be read',
    ],
    [
      { ...red, definition: makeDefinition({ metricName: 'Throttles' }) },
      { minutes: makeMinutes('63', 20, 0).map((minute) => ({ ...minute, throttles: 2 })) },
      'version 63, which has 100% of the traffic, was throttled 120 times in the last hour',
    ],
    [
      red,
      { minutes: makeMinutes('63', 20, 0).map((minute) => ({ ...minute, errors: null })) },
      'how many calls failed in the last hour was not counted, so what trips it is not known',
    ],
    [
      { ...red, definition: makeDefinition({ metricName: 'Throttles' }) },
      { minutes: makeMinutes('63', 20, 0).map((minute) => ({ ...minute, throttles: null })) },
      'which version trips it is not known, for none has such a figure in the last hour',
    ],
    [
      { ...red, definition: makeDefinition({ metricName: 'Duration', statistic: 'p99', threshold: 800 }) },
      { minutes: makeMinutes('63', 20, 0) },
      'which version trips it is not known, for none has such a figure in the last hour',
    ],
    [
      red,
      {
        minutes: makeMinutes('63', 20, 9),
        group: makeCalmGroup({
          aliasState: null,
          alarms: { ignored: false, ignorePollFailure: false, items: [red] },
        }),
      },
      'version 63, whose share of the traffic is not known, failed 540 of 1,200 calls',
    ],
    [
      { ...red, definition: makeDefinition({ dimensions: { FunctionName: 'payments-webhook' } }) },
      { minutes: makeMinutes('63', 20, 0) },
      'none of 1,200 calls in the last hour failed, so what trips it is not known from the counts; it also counts calls that do not come through payments-webhook:live',
    ],
  ])('%#: is named as far as the counts show it', (alarm, change, cause) => {
    expect(causeOf(alarm, change)).toContain(cause);
  });

  test('a slow old version is what the fix is to be shipped past', () => {
    const definition = makeDefinition({ metricName: 'Duration', statistic: 'p99', threshold: 800 });
    const [finding] = preflightOf(alarmed([{ ...red, definition }], { minutes: slow('63', 900) })).findings;
    expect(finding?.remedy).toContain('To ship a fix');
  });

  test('a bypassed one is a note', () => {
    const { findings } = preflightOf(alarmed([red], {}, { ignored: true }));
    expect(findings.find((one) => one.code === 'alarm-red')).toMatchObject({ severity: 'notes' });
  });
});
