import { AppError, isAppError, type ProblemCode } from '../../domain/errors/problem.ts';

/** The called operation in IAM's words: "codedeploy" + "StopDeployment". */
export interface CalledOperation {
  /** IAM's service prefix. */
  service: 'codedeploy' | 'lambda' | 'cloudwatch' | 'logs' | 'sts';
  operation: string;
}

const ACCESS_DENIED = new Set([
  'AccessDenied',
  'AccessDeniedException',
  'AuthorizationError',
  'NotAuthorized',
  'UnauthorizedOperation',
]);

const THROTTLED = new Set([
  'BandwidthLimitExceeded',
  'LimitExceededException',
  'LimitExceededFault',
  'PriorRequestNotComplete',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'RequestThrottled',
  'RequestThrottledException',
  'SlowDown',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

const UNKNOWN_OPERATION = new Set([
  'InvalidAction',
  'NotImplemented',
  'NotImplementedError',
  'NotImplementedException',
  'UnknownOperation',
  'UnknownOperationException',
  'UnsupportedOperation',
]);

const NOT_FOUND = new Set([
  'ApplicationDoesNotExistException',
  'DeploymentConfigDoesNotExistException',
  'DeploymentDoesNotExistException',
  'DeploymentGroupDoesNotExistException',
  'DeploymentTargetDoesNotExistException',
  'InvalidApplicationNameException',
  'InvalidDeploymentGroupNameException',
  'InvalidDeploymentIdException',
  'ResourceNotFound',
  'ResourceNotFoundException',
]);

const UNREACHABLE = new Set([
  'EAI_AGAIN',
  'ECONNABORTED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'NetworkingError',
  'RequestTimeout',
  'TimeoutError',
]);

/**
 * Maps any failure of an SDK call to one of the closed codes. AWS's own name, message and request id are kept in
 * `details.awsError`. AWS names the refused action only in the wording of the message ("… is not authorized to perform:
 * lambda:GetAlias on …"); if it does not, the action is the operation that was called.
 */
export function nameAwsError(error: unknown, called: CalledOperation): AppError {
  if (isAppError(error)) return error;
  const seen = look(error);
  const action = `${called.service}:${called.operation}`;
  const code = codeOf(seen);
  const awsError = { name: seen.name, message: seen.message, requestId: seen.requestId };
  if (code !== 'AWS_ACCESS_DENIED')
    return new AppError(code, describe(code, seen, action), {
      cause: error,
      details: { awsError, ...(neverActed(code, seen) ? { neverActed: true } : {}) },
    });
  const missingAction = refusedAction(seen.message) ?? action;
  const resource = refusedResource(seen.message);
  return new AppError(code, `AWS refused ${action}: the permission ${missingAction} is missing.`, {
    cause: error,
    details: { awsError, missingAction, ...(resource === null ? {} : { resource }) },
  });
}

/** Without a connection nothing was sent. A connection that broke later leaves it open. */
const NO_CONNECTION = new Set(['EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND']);

function neverActed(code: ProblemCode, { name, systemCode }: Seen): boolean {
  return code === 'AWS_THROTTLED' || NO_CONNECTION.has(systemCode ?? name);
}

interface Seen {
  name: string;
  message: string;
  status: number | null;
  requestId: string | null;
  /** Node's code of a broken connection. */
  systemCode: string | null;
  unparsable: boolean;
}

function codeOf(seen: Seen): ProblemCode {
  if (ACCESS_DENIED.has(seen.name)) return 'AWS_ACCESS_DENIED';
  if (THROTTLED.has(seen.name) || seen.status === 429) return 'AWS_THROTTLED';
  if (UNKNOWN_OPERATION.has(seen.name) || seen.status === 501) return 'AWS_UNKNOWN_OPERATION';
  if (NOT_FOUND.has(seen.name)) return 'NOT_FOUND';
  if (seen.name === 'DeploymentAlreadyCompletedException') return 'ALREADY_ENDED';
  if (seen.name === 'DeploymentLimitExceededException') return 'GROUP_BUSY';
  if (seen.name === 'PreconditionFailedException' || seen.status === 412) return 'ALIAS_CHANGED';
  if (UNREACHABLE.has(seen.name) || (seen.systemCode && UNREACHABLE.has(seen.systemCode))) return 'AWS_UNREACHABLE';
  if (seen.status === 404 || seen.status === 405) return 'AWS_UNKNOWN_OPERATION';
  // AWS's own 500 is JSON. An emulator answers with a page for operations that it lacks.
  if (seen.status === 500 && seen.unparsable) return 'AWS_UNKNOWN_OPERATION';
  if (seen.status !== null && seen.status >= 500) return 'AWS_UNREACHABLE';
  if (seen.unparsable) return 'AWS_UNKNOWN_OPERATION';
  return 'AWS_ERROR';
}

function describe(code: ProblemCode, seen: Seen, action: string): string {
  const said = `${seen.name}: ${seen.message}`;
  if (code === 'AWS_THROTTLED') return `AWS throttled ${action} (${said}).`;
  if (code === 'AWS_UNREACHABLE') return `AWS did not answer ${action} (${said}).`;
  if (code === 'AWS_UNKNOWN_OPERATION') return `The endpoint does not know ${action} (${said}).`;
  return said;
}

/**
 * The action in "User: arn:… is not authorized to perform: codedeploy:StopDeployment on resource: …"; null if there is
 * none.
 */
function refusedAction(message: string): string | null {
  return /not authorized to perform:?\s+([\w-]+:[\w*]+)/i.exec(message)?.[1] ?? null;
}

/** The ARN in "… on resource: arn:… because no identity-based policy allows …"; null if there is none. */
function refusedResource(message: string): string | null {
  return /on resource:?\s+(arn:[^\s,]+)/i.exec(message)?.[1]?.replace(/\.$/, '') ?? null;
}

function look(error: unknown): Seen {
  if (!(error instanceof Error))
    return {
      name: 'Error',
      message: typeof error === 'string' ? error : 'Something that is no error was thrown.',
      status: null,
      requestId: null,
      systemCode: null,
      unparsable: false,
    };
  const metadata = memberOf(error, '$metadata');
  const status = memberOf(metadata, 'httpStatusCode') ?? memberOf(memberOf(error, '$response'), 'statusCode');
  const requestId = memberOf(metadata, 'requestId');
  const systemCode = memberOf(error, 'code') ?? memberOf(error.cause, 'code');
  return {
    name: error.name,
    // The SDK appends advice for debugging.
    message: error.message.split('\n')[0] ?? error.message,
    status: typeof status === 'number' ? status : null,
    requestId: typeof requestId === 'string' ? requestId : null,
    systemCode: typeof systemCode === 'string' ? systemCode : null,
    unparsable: isUnparsable(error),
  };
}

/** An answer that the SDK could not parse: not an error of the service, though there was an answer. */
function isUnparsable(error: Error): boolean {
  if (error instanceof SyntaxError || memberOf(error, '$responseBodyText') !== undefined) return true;
  return memberOf(error, '$response') !== undefined && memberOf(error, '$fault') === undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
