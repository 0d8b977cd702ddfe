import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownPlan } from '../domain/plan/known-plan.ts';
import { readWeightPercent } from './lambda/read-weight-percent.ts';
import { toMetricAlarm } from './cloudwatch/to-alarm.ts';
import { toDeploymentRecord } from './codedeploy/to-deployment-record.ts';
import { toGroupRecord } from './codedeploy/to-group-record.ts';
import { toStateChange } from './cloudwatch/to-state-change.ts';
import { toTargetRecord } from './codedeploy/to-target-record.ts';

describe('a weight', () => {
  test.each([
    [0.1, 10],
    [0.07, 7],
    [1, 100],
    [10, 10],
    [100, 100],
    [0, 0],
  ])('%d is %d%%', (weight, percent) => expect(readWeightPercent(weight)).toBe(percent));
  test('that is none is unknown', () => {
    expect([undefined, Number.NaN, -0.1, 101].map(readWeightPercent)).toEqual([null, null, null, null]);
  });
});

test.each([
  ['its own period', { Period: 60 }],
  ['the period of its metrics', {}],
])('an alarm of metric maths keeps the metric that it returns, with %s', (_name, own) => {
  const alarm = toMetricAlarm({
    AlarmName: 'rate',
    StateValue: 'OK',
    Metrics: [
      { Id: 'm1', ReturnData: false, MetricStat: { Metric: { MetricName: 'Errors' }, Period: 60, Stat: 'Sum' } },
      { Id: 'e1', Expression: 'm1*2', ...own },
    ],
  });
  expect(alarm?.definition).toMatchObject({ expression: 'm1*2', metricName: null, periodSeconds: 60, statistic: null });
});

test('an alarm’s history says from what to what it went, and nothing when it cannot be read', () => {
  const HistoryData = JSON.stringify({
    oldState: { stateValue: 'OK' },
    newState: { stateValue: 'ALARM', stateReason: 'Threshold Crossed' },
  });
  const Timestamp = new Date('2026-11-21T10:00:00.000Z');
  expect(toStateChange({ Timestamp, HistoryData })).toEqual({
    at: '2026-11-21T10:00:00.000Z',
    from: 'OK',
    to: 'ALARM',
    reason: 'Threshold Crossed',
  });
  fc.assert(fc.property(fc.string(), (text) => toStateChange({ Timestamp, HistoryData: text }) === null));
});

describe('predefined configs', () => {
  test.each([
    ['CodeDeployDefault.LambdaAllAtOnce', 'all-at-once', 1, 0],
    ['CodeDeployDefault.LambdaCanary10Percent5Minutes', 'canary', 2, 300],
    ['CodeDeployDefault.LambdaCanary10Percent30Minutes', 'canary', 2, 1800],
    ['CodeDeployDefault.LambdaLinear10PercentEvery1Minute', 'linear', 10, 540],
    ['CodeDeployDefault.LambdaLinear10PercentEvery10Minutes', 'linear', 10, 5400],
  ])('%s is known', (name, kind, steps, lastSeconds) => {
    const plan = knownPlan(name);
    expect(plan).toMatchObject({ configName: name, kind });
    expect(plan?.steps).toHaveLength(steps);
    expect(plan?.steps.at(-1)).toEqual({ afterSeconds: lastSeconds, percent: 100 });
  });
  test('any other is asked for', () => {
    expect(knownPlan('CodeDeployDefault.OneAtATime')).toBeNull();
    expect(knownPlan('my-config')).toBeNull();
  });
});

test('what AWS leaves out is unknown, and strings that it invents stay as they are', () => {
  expect(toDeploymentRecord({ deploymentId: 'd-1' })).toBeNull();
  const record = toDeploymentRecord({
    deploymentId: 'd-1',
    applicationName: 'a',
    deploymentGroupName: 'g',
    createTime: new Date(0),
    status: 'Pondering' as 'Created',
    computePlatform: 'Lambda',
    revision: { revisionType: 'S3' },
  });
  expect(record).toMatchObject({ status: 'Pondering', creator: null, appSpec: null, startedAt: null, error: null });
  expect(toTargetRecord({ deploymentTargetType: 'LambdaTarget', lambdaTarget: { targetId: 't' } })).toEqual({
    targetId: 't',
    status: 'Unknown',
    lastUpdatedAt: null,
    lifecycle: [],
    functionName: null,
    alias: null,
    currentVersion: null,
    targetVersion: null,
    targetWeightPercent: null,
  });
  expect(toGroupRecord({ applicationName: 'a', deploymentGroupName: 'g' })).toMatchObject({
    computePlatform: 'unknown',
    autoRollback: [],
    alarms: { enabled: false, ignorePollAlarmFailure: false, names: [] },
  });
});

test('automatic rollback that is turned off has no events', () => {
  const group = toGroupRecord({
    applicationName: 'a',
    deploymentGroupName: 'g',
    autoRollbackConfiguration: { enabled: false, events: ['DEPLOYMENT_FAILURE'] },
  });
  expect(group?.autoRollback).toEqual([]);
});
