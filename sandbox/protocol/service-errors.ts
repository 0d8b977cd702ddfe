import { AwsError } from '../kernel/operation.ts';
import type { Service } from './service.ts';

/** The rate limiter's answer, in each service's words. SDKs retry all of them. */
export function throttled(service: Service): AwsError {
  if (service.id === 'lambda') {
    return new AwsError('TooManyRequestsException', 'Rate exceeded', 429, { Reason: 'CallerRateLimitExceeded' });
  }
  if (service.id === 's3') return new AwsError('SlowDown', 'Please reduce your request rate.', 503);
  if (service.id === 'apigateway') return new AwsError('TooManyRequestsException', 'Too Many Requests', 429);
  return new AwsError(speaksJson(service) ? 'ThrottlingException' : 'Throttling', 'Rate exceeded');
}

/** An AWS-side failure with the given HTTP status (500 or 503). */
export function serverFailure(service: Service, status: number): AwsError {
  if (status === 503) return new AwsError('ServiceUnavailable', 'Service is unavailable. Please try again.', 503);
  if (service.id === 'lambda')
    return new AwsError('ServiceException', 'An internal error occurred. Please retry.', 500);
  if (service.id === 'monitoring') return new AwsError('InternalServiceFault', 'Internal service fault', 500);
  return new AwsError('InternalFailure', 'An internal error occurred.', 500);
}

/**
 * Expired temporary credentials: "ExpiredToken", 403, for query services; otherwise "ExpiredTokenException", 403 for
 * REST and 400 for JSON services. Seen at AWS for STS, IAM, Lambda and CodeDeploy; the others are assumed to be alike.
 */
export function expiredToken(service: Service): AwsError {
  return new AwsError(
    speaksQuery(service) ? 'ExpiredToken' : 'ExpiredTokenException',
    'The security token included in the request is expired',
    speaksJson(service) ? 400 : 403,
  );
}

/** The answer to a key or token that belongs to no account: in AWS's words for each protocol. */
export function unknownCredentials(service: Service): AwsError {
  return new AwsError(
    service.id === 's3'
      ? 'InvalidAccessKeyId'
      : speaksQuery(service)
        ? 'InvalidClientTokenId'
        : 'UnrecognizedClientException',
    'The security token included in the request is invalid.',
    speaksJson(service) ? 400 : 403,
  );
}

/** The answer to a request that was signed for another region than the endpoint's. */
export const wrongRegion = (service: Service, region: string): AwsError =>
  badSignature(service, `Credential should be scoped to a valid region, not '${region.slice(0, 64)}'. `);

function badSignature(service: Service, message: string): AwsError {
  const code = speaksQuery(service) ? 'SignatureDoesNotMatch' : 'InvalidSignatureException';
  return new AwsError(code, message, speaksJson(service) ? 400 : 403);
}

const speaksJson = (service: Service): boolean => ['codedeploy', 'logs', 'ssm'].includes(service.id);

/** S3's codes are those of the query services, but where it has its own. */
const speaksQuery = (service: Service): boolean => ['cloudformation', 'monitoring', 's3', 'sts'].includes(service.id);

/** Operations whose permission has another name. */
const ACTIONS: Readonly<Record<string, string>> = { Invoke: 'InvokeFunction' };

/** IAM's refusal, worded so that people find out what to add to a policy. */
export const accessDenied = (service: Service, operation: string, caller: string, resource: string): AwsError =>
  denied(service, operation, caller, resource, 'identity');

/** IAM's refusal for something of another account that does not let the caller in. */
export const accessDeniedByResource = (
  service: Service,
  operation: string,
  caller: string,
  resource: string,
): AwsError => denied(service, operation, caller, resource, 'resource');

function denied(
  service: Service,
  operation: string,
  caller: string,
  resource: string,
  lacks: 'identity' | 'resource',
): AwsError {
  // API Gateway's actions are the methods of its REST calls.
  const verb =
    service.id === 'apigateway' ? service.schemas.operations.get(operation)?.http?.method : ACTIONS[operation];
  const action = `${service.iamPrefix}:${verb ?? operation}`;
  const text = `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} because no ${lacks}-based policy allows the ${action} action`;
  return new AwsError(
    speaksQuery(service) ? 'AccessDenied' : 'AccessDeniedException',
    text,
    speaksJson(service) ? 400 : 403,
  );
}

/** AWS's answer to an unknown operation, by protocol. */
export function unknownOperation(protocol: string, wanted: string): AwsError {
  if (protocol === 'query') return new AwsError('InvalidAction', `Could not find operation ${wanted.slice(0, 200)}`);
  return new AwsError(
    'UnknownOperationException',
    `Unknown operation: ${wanted.slice(0, 200)}`,
    protocol === 'rest-json' ? 404 : 400,
  );
}

/** The general form for missing members: "1 validation error detected: Value null at 'name' …". */
export function validationOfMissing(paths: readonly (readonly string[])[]): AwsError {
  const lines = paths.map((path) => {
    const where = path.map((part) => part.charAt(0).toLowerCase() + part.slice(1)).join('.');
    return `Value null at '${where}' failed to satisfy constraint: Member must not be null`;
  });
  const count = `${lines.length} validation error${lines.length === 1 ? '' : 's'} detected`;
  return new AwsError('ValidationException', `${count}: ${lines.join('; ')}`);
}
