import { expect, test } from 'vitest';
import { toSparkSegments } from './to-spark-segments.ts';

test('a gap splits the line, so that no data is never drawn as a value', () => {
  const { segments } = toSparkSegments([1, 2, null, 3, 4], null, 84, 20);
  expect(segments).toEqual(['2,14 22,10', '62,6 82,2']);
});

test('nothing known draws nothing', () => {
  expect(toSparkSegments([null, null], null, 84, 20)).toEqual({ segments: [], end: null, thresholdY: null });
});

test('the last known value is marked, also when data ended earlier', () => {
  expect(toSparkSegments([0, 4, null], null, 84, 20).end).toEqual({ x: 42, y: 2 });
});

test('a flat line of zeros lies on the floor', () => {
  expect(toSparkSegments([0, 0], null, 84, 20).segments).toEqual(['2,18 82,18']);
});

test('a threshold above all values keeps its place in the box', () => {
  expect(toSparkSegments([1, 1], 4, 84, 20)).toMatchObject({ thresholdY: 2, segments: ['2,14 82,14'] });
});

test('a lone value is a dash of no length, drawn by its round cap', () => {
  expect(toSparkSegments([null, 5, null], null, 84, 20).segments).toEqual(['42,2 42,2']);
});
