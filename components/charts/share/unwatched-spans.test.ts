import { expect, test } from 'vitest';
import { unwatchedSpans } from './unwatched-spans.ts';

const span = { fromMs: 100, untilMs: 1000 };

test('the share is not known before the first look, and from a point that says so until the next', () => {
  const routed = [
    { atMs: 200, percent: 10 },
    { atMs: 300, percent: null },
    { atMs: 500, percent: 40 },
  ];
  expect(unwatchedSpans(routed, span)).toEqual([
    { fromMs: 100, toMs: 200 },
    { fromMs: 300, toMs: 500 },
  ]);
});

test('lost sight of, it stays unknown to the end; never seen, it is unknown throughout', () => {
  const lost = [
    { atMs: 0, percent: 0 },
    { atMs: 300, percent: null },
  ];
  expect(unwatchedSpans(lost, span)).toEqual([{ fromMs: 300, toMs: 1000 }]);
  expect(unwatchedSpans([], span)).toEqual([{ fromMs: 100, toMs: 1000 }]);
  expect(unwatchedSpans([{ atMs: 100, percent: 0 }], span)).toEqual([]);
});
