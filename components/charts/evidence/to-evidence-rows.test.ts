import { expect, test } from 'vitest';
import { MINUTE, makeSeries, T0 } from '@/testing/domain/make-series.ts';
import { toEvidenceRows } from './to-evidence-rows.ts';

test('evidence stands at the end of its minute; minutes without it and outside of the span are left out', () => {
  const series = makeSeries(4, { evidenceLog10: [null, -0.1, 0.9, 2.2] });
  expect(toEvidenceRows(series, { fromMs: T0, untilMs: T0 + 3 * MINUTE })).toEqual([
    { atMs: T0 + 2 * MINUTE, log10: -0.1 },
    { atMs: T0 + 3 * MINUTE, log10: 0.9 },
  ]);
});
