import { expect, test } from 'vitest';
import { describeConfigName } from './describe-config-name.ts';

test('predefined configs are said in words', () => {
  expect(
    [
      'CodeDeployDefault.LambdaCanary10Percent5Minutes',
      'CodeDeployDefault.LambdaLinear10PercentEvery1Minute',
      'CodeDeployDefault.LambdaLinear10PercentEvery10Minutes',
      'CodeDeployDefault.LambdaAllAtOnce',
    ].map(describeConfigName),
  ).toEqual(['Canary 10% for 5 min', 'Linear 10% every 1 min', 'Linear 10% every 10 min', 'All at once']);
});

test('a config of somebody else keeps its name, and an unknown one is unknown', () => {
  expect(describeConfigName('TeamSlowly')).toBe('TeamSlowly');
  expect(describeConfigName('CodeDeployDefault.LambdaSpiral')).toBe('CodeDeployDefault.LambdaSpiral');
  expect(describeConfigName(null)).toBe('—');
});
