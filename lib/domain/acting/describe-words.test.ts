import { describe, expect, test } from 'vitest';
import { aliasName } from '../rollout/alias-name.ts';
import { describeAutoRollback } from '../group/describe-auto-rollback.ts';
import { describeCreator } from '../rollout/describe-creator.ts';
import { describePlan } from '../plan/describe-plan.ts';
import { planOfConfig } from '../plan/plan-of-config.ts';

describe('describePlan', () => {
  test.each([
    [{ type: 'TimeBasedLinear', linearPercentage: 10, linearIntervalMinutes: 3 }, 'Linear 10% every 3 min'],
    [{ type: 'TimeBasedLinear', linearPercentage: 100, linearIntervalMinutes: 3 }, 'All at once'],
    [{ type: 'TimeBasedCanary', canaryPercentage: 10, canaryIntervalMinutes: 5 }, 'Canary 10% for 5 min'],
    [{ type: 'AllAtOnce' }, 'All at once'],
    [{ type: 'TimeBasedFlexible' }, 'my-config'],
    [null, 'my-config'],
  ])('%j is "%s"', (routing, words) => {
    expect(describePlan(planOfConfig('my-config', routing))).toBe(words);
  });
});

describe('describeCreator', () => {
  test.each([
    ['user', null, 'a user or pipeline'],
    ['user', 'a.ruiz', 'a.ruiz, through Sluice'],
    ['codeDeployRollback', null, 'CodeDeploy, as a rollback'],
    ['somethingNew', null, 'somethingNew'],
    ['constructor', null, 'constructor'],
    [null, null, 'unknown'],
  ])('%s, started by %s, is "%s"', (creator, startedBy, words) => {
    expect(describeCreator(creator, startedBy)).toBe(words);
  });
});

describe('describeAutoRollback', () => {
  test("a SAM group's three events make a plain stop roll back", () => {
    const words = describeAutoRollback([
      'DEPLOYMENT_FAILURE',
      'DEPLOYMENT_STOP_ON_ALARM',
      'DEPLOYMENT_STOP_ON_REQUEST',
    ]);
    expect(words.summary).toBe('rolls back by itself on failure, alarm or stop');
    expect(words.plainStopRollsBack).toBe(true);
  });
  test("CDK's two events leave a plain stop where it is", () => {
    const words = describeAutoRollback(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM']);
    expect(words.summary).toBe('rolls back by itself on failure or alarm');
    expect(words.plainStopRollsBack).toBe(false);
    expect(words.plainStop).toContain('does not roll back');
  });
  test('none, unknown and invented events are said as they are', () => {
    expect(describeAutoRollback([]).summary).toBe('does not roll back by itself');
    expect(describeAutoRollback(null).plainStopRollsBack).toBeNull();
    expect(describeAutoRollback(['NEW_EVENT']).summary).toBe('rolls back by itself on NEW_EVENT');
  });
});

test('an alias is named by its function, or by its group until that is known', () => {
  expect(aliasName({ functionName: 'f', alias: 'live', group: 'g' })).toBe('f:live');
  expect(aliasName({ functionName: 'f', alias: null, group: 'g' })).toBe('g');
});
