import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TREATMENTS } from './alarm.ts';
import { decideState } from './decide-state.ts';
import type { Datapoint, Decision } from './decide-state.ts';

const parse = (text: string): Datapoint[] =>
  text.split(' ').map((mark) => (mark === 'X' ? 'breaching' : mark === '0' ? 'ok' : null));

type Row = [points: string, missing: string, ignore: string, breaching: string, notBreaching: string];

const decideAll = (points: string, datapointsToAlarm: number, evaluationPeriods: number): Decision['state'][] =>
  (['missing', 'ignore', 'breaching', 'notBreaching'] as const).map(
    (missingData) => decideState(parse(points), { evaluationPeriods, datapointsToAlarm, missingData }).state,
  );

const INSUFFICIENT = 'INSUFFICIENT_DATA';

// Tables of the CloudWatch guide, "How alarm state is evaluated when data is missing" (evaluation range 5).
describe('3 out of 3', () => {
  test.each<Row>([
    ['0 - X - X', 'OK', 'OK', 'OK', 'OK'],
    ['0 - - - -', 'OK', 'OK', 'OK', 'OK'],
    ['- - - - -', INSUFFICIENT, 'retain', 'ALARM', 'OK'],
    ['0 X X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['- - X - -', 'ALARM', 'retain', 'ALARM', 'OK'],
    // "The alarm does not go immediately into ALARM state when the data is either - - - - X or - - - X -".
    ['- - - - X', INSUFFICIENT, 'retain', 'ALARM', 'OK'],
    ['- - - X -', INSUFFICIENT, 'retain', 'ALARM', 'OK'],
    ['- - - X 0', 'OK', 'OK', 'OK', 'OK'],
    ['X - - - -', 'ALARM', 'retain', 'ALARM', 'OK'],
  ])('%s', (points, ...expected) => {
    expect(decideAll(points, 3, 3)).toEqual(expected);
  });
});

describe('2 out of 3', () => {
  test.each<Row>([
    ['0 - X - X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['0 0 X 0 X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['0 - X - -', 'OK', 'OK', 'ALARM', 'OK'],
    ['- - - - 0', 'OK', 'OK', 'ALARM', 'OK'],
    ['- - - X -', 'ALARM', 'retain', 'ALARM', 'OK'],
    ['- - - - X', INSUFFICIENT, 'retain', 'ALARM', 'OK'],
  ])('%s', (points, ...expected) => {
    expect(decideAll(points, 2, 3)).toEqual(expected);
  });
});

describe('1 out of 1', () => {
  test.each<Row>([
    ['0 0 X', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['X X 0', 'OK', 'OK', 'OK', 'OK'],
    ['0 X -', 'ALARM', 'ALARM', 'ALARM', 'ALARM'],
    ['- - -', INSUFFICIENT, 'retain', 'ALARM', 'OK'],
  ])('%s', (points, ...expected) => {
    expect(decideAll(points, 1, 1)).toEqual(expected);
  });
});

test('with enough real data the treatment of missing data changes nothing', () => {
  const datapoint = fc.constantFrom<Datapoint>('breaching', 'ok', null);
  const scenario = fc.integer({ min: 1, max: 6 }).chain((n) =>
    fc.record({
      n: fc.constant(n),
      m: fc.integer({ min: 1, max: n }),
      points: fc.array(datapoint, { minLength: n + 2, maxLength: n + 2 }),
    }),
  );
  fc.assert(
    fc.property(scenario, ({ n, m, points }) => {
      const states = TREATMENTS.map(
        (missingData) => decideState(points, { evaluationPeriods: n, datapointsToAlarm: m, missingData }).state,
      );
      const real = points.filter((point) => point !== null);
      if (real.length < n) return;
      const expected = real.slice(-n).filter((point) => point === 'breaching').length >= m ? 'ALARM' : 'OK';
      expect(states).toEqual(TREATMENTS.map(() => expected));
    }),
  );
});
