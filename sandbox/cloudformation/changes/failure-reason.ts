import { makeUuid } from '../../kernel/make-id.ts';
import { AwsError } from '../../kernel/operation.ts';
import { TemplateError } from '../../template/template-error.ts';
import { PropertyError } from '../resources/properties.ts';
import type { Ports } from '../state.ts';

const HANDLER_CODES: [RegExp, string][] = [
  [/AlreadyExists|ResourceConflict/, 'AlreadyExists'],
  [/NotFound|DoesNotExist/, 'NotFound'],
  [/Throttl|TooManyRequests/, 'Throttling'],
];

/** An error of a resource's handler in CloudFormation's words (captured). Rethrows errors of the sandbox itself. */
export function failureReason(ports: Ports, error: unknown): string {
  if (error instanceof PropertyError || error instanceof TemplateError) return error.message;
  if (!(error instanceof AwsError)) throw error;
  if (error.code === 'DeploymentLimitExceededException') return 'A conflicting deployment is in progress';
  const code = HANDLER_CODES.find(([pattern]) => pattern.test(error.code))?.[1] ?? 'InvalidRequest';
  return handlerMessage(ports, error.message, code);
}

export const handlerMessage = (ports: Ports, message: string, code: string): string =>
  `Resource handler returned message: "${message}" (RequestToken: ${makeUuid(ports.random)}, HandlerErrorCode: ${code})`;
