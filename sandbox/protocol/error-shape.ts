import type { AwsError } from '../kernel/operation.ts';
import type { Service } from './service.ts';

export interface ErrorShape {
  status: number;
  namespace: string;
  /** Members as in the error's schema; `message` or `Message` among them. */
  members: Record<string, unknown>;
  /** Its code in the query protocol: mostly the name without "Exception". */
  queryCode: string;
  fault: 'Sender' | 'Receiver';
}

/** Shapes an error by its schema in the SDK; one without a schema (Lambda's ValidationException) gets `message`. */
export function shapeError(service: Service, error: AwsError): ErrorShape {
  const schema = service.schemas.errors.get(error.code);
  const traits = schema?.getMergedTraits();
  const names = schema === undefined ? [] : Object.keys(schema.getMemberSchemas());
  const members: Record<string, unknown> = {};
  const messageName = names.find((name) => name.toLowerCase() === 'message') ?? 'message';
  members[messageName] = error.message;
  const status = error.httpStatus !== 400 ? error.httpStatus : Number(traits?.httpError ?? 400);
  if (names.includes('Type')) members['Type'] = status >= 500 ? 'Service' : 'User';
  Object.assign(members, error.members);
  const query = Array.isArray(traits?.awsQueryError) ? traits.awsQueryError : undefined;
  return {
    status: query !== undefined && error.httpStatus === 400 ? Number(query[1]) : status,
    namespace: schema?.getName(true)?.split('#')[0] ?? 'com.amazon.coral.service',
    members,
    queryCode: query === undefined ? error.code : String(query[0]),
    fault: status >= 500 ? 'Receiver' : 'Sender',
  };
}
