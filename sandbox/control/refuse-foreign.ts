import type { Account } from '../kernel/account.ts';
import type { Caller } from '../kernel/caller.ts';
import { AwsError } from '../kernel/operation.ts';
import type { Service } from '../protocol/service.ts';
import { accessDeniedByResource } from '../protocol/service-errors.ts';

interface Call {
  service: Service;
  operation: string;
  caller: Caller;
}

/** Members that name what a call is about, and may be ARNs. */
const NAMING = ['FunctionName', 'Resource', 'ResourceArn', 'resourceArn', 'logGroupIdentifier', 'StackName'] as const;

/**
 * Refuses a call about something in another region or account. Lambda's words for a region were recorded at AWS by
 * LocalStack, and those for an account are IAM's, as nothing here has a resource policy; the others are assumed.
 */
export function refuseForeign(here: Account, call: Call, input: Record<string, unknown>): void {
  for (const member of NAMING) {
    const text = input[member];
    if (typeof text !== 'string') continue;
    const place = placeOf(text);
    if (place === null) continue;
    if (place.region !== null && place.region !== here.region) throw elsewhere(call, here.region, place.region, text);
    if (place.accountId !== here.accountId) {
      const action = call.operation;
      throw accessDeniedByResource(call.service, action, call.caller.arn, text);
    }
  }
}

/** Where an ARN is, or Lambda's shorter `account:function:name`; null: the text names no account. */
function placeOf(text: string): { region: string | null; accountId: string } | null {
  const arn = /^arn:[a-z-]+:[a-z0-9-]+:([a-z0-9-]+):(\d{12}):/.exec(text);
  if (arn !== null) return { region: arn[1] ?? null, accountId: arn[2] ?? '' };
  const short = /^(\d{12}):(?:function:)?[\w-]/.exec(text);
  return short === null ? null : { region: null, accountId: short[1] ?? '' };
}

function elsewhere({ service }: Call, here: string, there: string, arn: string): AwsError {
  switch (service.id) {
    case 'lambda': {
      const message = `Functions from '${there}' are not reachable in this region ('${here}')`;
      return new AwsError('ResourceNotFoundException', message, 404, { Type: 'User' });
    }
    case 'codedeploy':
      return new AwsError('InvalidArnException', 'The specified ARN is not in a valid format.');
    case 'cloudformation':
      return new AwsError('ValidationError', `Stack with id ${arn.slice(0, 300)} does not exist`);
    case 'logs':
      return new AwsError('ResourceNotFoundException', 'The specified log group does not exist.');
    case 'apigateway':
    case 'monitoring':
    case 's3':
    case 'ssm':
    case 'sts':
      return new AwsError('ResourceNotFoundException', `${arn.slice(0, 300)} is not in ${here}`, 404);
  }
}
