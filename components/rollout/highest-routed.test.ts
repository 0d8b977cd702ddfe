import { expect, test } from 'vitest';

import { highestRouted } from './highest-routed.ts';
import { makeSeries } from './make-series.ts';

const NOTHING = [{ at: '2026-11-21T13:52:47.000Z', percent: 0 }];
const shifting = (startedAt: string | null) => ({
  lifecycle: [
    { name: 'AllowTraffic', status: 'Failed', startedAt, endedAt: null, hookFunction: null, diagnostics: null },
  ],
});
const begun = shifting('2026-11-21T13:52:47.000Z');

test('a share that was never seen is not a share of 0', () => {
  expect(highestRouted(null, begun)).toBeNull();
  expect(highestRouted(makeSeries({}), begun)).toBeNull();
  expect(highestRouted(makeSeries({ routed: NOTHING, routedSource: 'watched' }), begun)).toBe(0);
});

test('rebuilt afterwards, steps of which nothing is known are not taken for none', () => {
  const rebuilt = makeSeries({ routed: NOTHING, routedSource: 'rebuilt' });
  expect(highestRouted(rebuilt, begun)).toBeNull();
  expect(highestRouted(rebuilt, shifting(null))).toBe(0);
});
