import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { explainError } from './explain-error.ts';

describe('explainError', () => {
  test.each([
    'ALARM_ACTIVE',
    'MANUAL_STOP',
    'HOOK_EXECUTION_FAILURE',
    'INVALID_LAMBDA_CONFIGURATION',
    'INVALID_LAMBDA_FUNCTION',
    'INVALID_REVISION',
    'IAM_ROLE_MISSING',
    'IAM_ROLE_PERMISSIONS',
    'THROTTLED',
    'TIMEOUT',
    'INTERNAL_ERROR',
    'REVISION_MISSING',
    'APPLICATION_MISSING',
    'DEPLOYMENT_GROUP_MISSING',
    'CODEDEPLOY_RESOURCE_CANNOT_BE_FOUND',
  ])('%s has a title, a cause and an advice', (code) => {
    const words = explainError(code, null);
    expect(words?.title).not.toBe('');
    expect(words?.explanation).toMatch(/\.$/);
    expect(words?.advice).toMatch(/\.$/);
  });

  test("AWS's message narrows down an alias that has moved", () => {
    const message = 'The Lambda function alias version does not match the current version in AppSpec file.';
    expect(explainError('INVALID_LAMBDA_CONFIGURATION', message)?.title).toBe('The alias has moved');
    expect(explainError('INVALID_LAMBDA_CONFIGURATION', 'other')?.title).toBe('Alias and AppSpec do not fit');
  });

  test('an unknown code is not explained away', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.constantFrom('toString', '__proto__', 'constructor')), (code) => {
        expect(explainError(code, null)).toBeNull();
      }),
    );
  });
});
