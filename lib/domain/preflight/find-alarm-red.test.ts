import { describe, expect, test } from 'vitest';
import type { Alarm } from '../alarm.ts';
import { makeDefinition } from '../fixtures/make-definition.ts';
import { makeMinutes } from '../fixtures/make-preflight-facts.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import { preflightOf } from './preflight-of.ts';
import { alarmed, ofNew, red } from './testing/facts.ts';

describe('which version trips a red alarm', () => {
  const tells = (alarm: Alarm, change: Partial<PreflightFacts>) =>
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
  ])('%#: is told as far as the counts tell it', (alarm, change, cause) => {
    expect(tells(alarm, change)).toContain(cause);
  });

  test('a bypassed one is a note', () => {
    const { findings } = preflightOf(alarmed([red], {}, { ignored: true }));
    expect(findings.find((one) => one.code === 'alarm-red')).toMatchObject({ severity: 'notes' });
  });
});
