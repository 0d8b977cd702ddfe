import { expect, test } from 'vitest';
import { refusalsOf } from './refusals-of.ts';
import { makeGroup } from '@/testing/domain/make-group.ts';

const since = '2026-11-21T14:00:00.000Z';

test('a missing permission is shown where its answer is missed, and nowhere else', () => {
  const missing = [{ action: 'cloudwatch:GetMetricData', message: 'refused', since }];
  expect(refusalsOf(makeGroup(), missing)).toEqual({
    alias: null,
    alarms: null,
    metrics: 'AWS refuses to answer: Sluice’s role lacks cloudwatch:GetMetricData.',
    lifecycle: null,
  });
});

test('what the group itself says about its alias comes first', () => {
  const problem = {
    source: 'lambda',
    code: 'ResourceNotFoundException',
    message: 'There is no such alias.',
    missingAction: null,
  } as const;
  expect(refusalsOf(makeGroup({ problems: [problem] }), []).alias).toBe('There is no such alias.');
});

test('a permission for something else is no reason', () => {
  expect(refusalsOf(null, [{ action: 'codedeploy:StopDeployment', message: 'refused', since }])).toEqual({
    alias: null,
    alarms: null,
    metrics: null,
    lifecycle: null,
  });
});
