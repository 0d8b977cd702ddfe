import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AppError } from '../../domain/errors/problem.ts';
import { nameAwsError } from './name-aws-error.ts';

const stop = { service: 'codedeploy', operation: 'StopDeployment' } as const;

function sdkError(name: string, message: string, status: number | null, more: Record<string, unknown> = {}): Error {
  const metadata = { requestId: 'req-1', ...(status === null ? {} : { httpStatusCode: status }) };
  return Object.assign(new Error(message), { name, $metadata: metadata, ...more });
}

test.each([
  ['a throttle', sdkError('ThrottlingException', 'Rate exceeded', 400), true],
  ['a refused connection', Object.assign(new Error('no'), { code: 'ECONNREFUSED' }), true],
  ['a name that does not resolve', Object.assign(new Error('no'), { code: 'ENOTFOUND' }), true],
  ['a connection that broke', Object.assign(new Error('no'), { code: 'ECONNRESET' }), false],
  ['no answer in time', Object.assign(new Error('no'), { name: 'TimeoutError' }), false],
  ['an error of the service', sdkError('InternalFailure', 'oops', 500), false],
])('%s: that AWS never acted is certain: %s', (_, error, isCertain) => {
  expect(nameAwsError(error, stop).details.neverActed === true).toBe(isCertain);
});

describe('a refused permission', () => {
  test('is named as AWS names it', () => {
    const error = nameAwsError(
      sdkError(
        'AccessDeniedException',
        'User: arn:aws:sts::123456789012:assumed-role/x is not authorized to perform: codedeploy:BatchGetDeployments on resource: arn:aws:codedeploy:eu-west-1:123456789012:deploymentgroup:a/b because no identity-based policy allows it',
        400,
      ),
      stop,
    );
    expect(error.code).toBe('AWS_ACCESS_DENIED');
    expect(error.details.missingAction).toBe('codedeploy:BatchGetDeployments');
    expect(error.details.resource).toBe('arn:aws:codedeploy:eu-west-1:123456789012:deploymentgroup:a/b');
    expect(error.details.awsError).toMatchObject({ name: 'AccessDeniedException', requestId: 'req-1' });
  });

  test('is the operation that was called, where AWS does not say', () => {
    const error = nameAwsError(sdkError('AccessDenied', 'Access Denied', 403), stop);
    expect(error.details.missingAction).toBe('codedeploy:StopDeployment');
  });
});

test.each([
  ['ThrottlingException', 'Rate exceeded', 400, 'AWS_THROTTLED'],
  ['TooManyRequestsException', 'Rate exceeded', 429, 'AWS_THROTTLED'],
  ['Unnamed', 'slow', 429, 'AWS_THROTTLED'],
  ['DeploymentDoesNotExistException', 'gone', 400, 'NOT_FOUND'],
  ['InvalidDeploymentIdException', 'd-x is not valid', 400, 'NOT_FOUND'],
  ['ResourceNotFoundException', 'Alias not found', 404, 'NOT_FOUND'],
  ['DeploymentAlreadyCompletedException', 'ended', 400, 'ALREADY_ENDED'],
  ['DeploymentLimitExceededException', 'already has an active Deployment', 400, 'GROUP_BUSY'],
  ['PreconditionFailedException', 'RevisionId', 412, 'ALIAS_CHANGED'],
  ['UnknownOperationException', 'x', 400, 'AWS_UNKNOWN_OPERATION'],
  ['Unnamed', 'not here', 404, 'AWS_UNKNOWN_OPERATION'],
  ['NotImplemented', 'Not yet implemented', 501, 'AWS_UNKNOWN_OPERATION'],
  ['InternalFailure', 'oops', 500, 'AWS_UNREACHABLE'],
  ['ServiceUnavailable', 'oops', 503, 'AWS_UNREACHABLE'],
  ['TimeoutError', 'no answer', null, 'AWS_UNREACHABLE'],
  ['ExpiredTokenException', 'The security token expired', 403, 'AWS_ERROR'],
  ['InvalidAlarmConfigException', 'duplicate', 400, 'AWS_ERROR'],
])('%s (%s, HTTP %s) is %s', (name, message, status, code) => {
  const error = nameAwsError(sdkError(name, message, status), stop);
  expect(error.code).toBe(code);
  expect(error.details.awsError?.name).toBe(name);
  expect(error.message).toContain(message);
});

test.each(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'ETIMEDOUT', 'EAI_AGAIN'])('%s is unreachable', (code) => {
  expect(nameAwsError(Object.assign(new Error('connect'), { code }), stop).code).toBe('AWS_UNREACHABLE');
  const wrapped = new Error('fetch failed', { cause: Object.assign(new Error('connect'), { code }) });
  expect(nameAwsError(wrapped, stop).code).toBe('AWS_UNREACHABLE');
});

test('an answer that is no answer of this service is an unknown operation', () => {
  const error = Object.assign(new SyntaxError('Unexpected token <'), { $responseBodyText: '<html>' });
  expect(nameAwsError(error, stop).code).toBe('AWS_UNKNOWN_OPERATION');
  const page = Object.assign(new SyntaxError('Unexpected token <'), { $response: { statusCode: 500 } });
  expect(nameAwsError(page, stop).code).toBe('AWS_UNKNOWN_OPERATION');
  const gateway = Object.assign(new SyntaxError('Unexpected token <'), { $response: { statusCode: 503 } });
  expect(nameAwsError(gateway, stop).code).toBe('AWS_UNREACHABLE');
  const odd = Object.assign(new TypeError('Expected real number\n  Deserialization error: to see the raw response …'), {
    $response: { statusCode: 200 },
  });
  expect(nameAwsError(odd, stop)).toMatchObject({
    code: 'AWS_UNKNOWN_OPERATION',
    details: { awsError: { message: 'Expected real number' } },
  });
});

test('an error that has been named keeps its name', () => {
  const named = new AppError('GROUP_BUSY', 'busy');
  expect(nameAwsError(named, stop)).toBe(named);
});

test('anything that can be thrown gets a code and keeps its cause', () => {
  fc.assert(
    fc.property(fc.anything(), (thrown) => {
      const error = nameAwsError(thrown, stop);
      expect(error).toBeInstanceOf(AppError);
      expect(error.cause).toBe(thrown);
    }),
  );
});
