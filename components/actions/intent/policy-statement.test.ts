import { expect, test } from 'vitest';
import { policyStatement, type PolicyScope } from './policy-statement.ts';

const scope: PolicyScope = {
  accountId: '482109371166',
  region: 'eu-west-1',
  application: 'orders',
  group: 'orders-live',
  functionName: 'orders-api',
};
const resource = (action: string, of: PolicyScope = scope): unknown =>
  (JSON.parse(policyStatement(action, of)) as { Resource: unknown }).Resource;

test('stopping names the deployment group', () => {
  expect(resource('codedeploy:StopDeployment')).toBe(
    'arn:aws:codedeploy:eu-west-1:482109371166:deploymentgroup:orders/orders-live',
  );
});

test('registering a revision names the application', () => {
  expect(resource('codedeploy:RegisterApplicationRevision')).toBe(
    'arn:aws:codedeploy:eu-west-1:482109371166:application:orders',
  );
});

test('reading an alias names the function', () => {
  expect(resource('lambda:GetAlias')).toBe('arn:aws:lambda:eu-west-1:482109371166:function:orders-api*');
});

test('CloudWatch reads take every resource', () => {
  expect(resource('cloudwatch:DescribeAlarms')).toBe('*');
});

test('an unknown account becomes a wildcard, and China has its own partition', () => {
  expect(resource('codedeploy:StopDeployment', { ...scope, accountId: null, region: 'cn-north-1' })).toBe(
    'arn:aws-cn:codedeploy:cn-north-1:*:deploymentgroup:orders/orders-live',
  );
});
