import { expect, test } from 'vitest';

import { highestRouted } from './highest-routed.ts';
import { makeSeries } from './make-series.ts';

test('a share that was never seen is not a share of 0', () => {
  expect(highestRouted(null)).toBeNull();
  expect(highestRouted(makeSeries({}))).toBeNull();
  expect(highestRouted(makeSeries({ routed: [{ at: '2026-11-21T13:52:47.000Z', percent: 0 }] }))).toBe(0);
});
