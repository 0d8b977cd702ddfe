import { JsonShapeDeserializer2 } from '@smithy/core/protocols';
import { writeJson } from './write-json.ts';
import { checkTypes, serializationError } from './check-types.ts';
import { shapeError } from './error-shape.ts';
import type { Protocol, WireRequest } from './wire.ts';

const SETTINGS = { timestampFormat: { useTrait: true, default: 7 }, jsonName: false } as const;
const deserializer = new JsonShapeDeserializer2(SETTINGS);

/** awsJson1_0 and awsJson1_1: the version comes from the request's content type. */
export const jsonRpc: Protocol = {
  decodeInput(request, operation) {
    const raw = parseJsonBody(request.body);
    if (operation.input.isUnitSchema()) return {};
    checkTypes(operation.input, raw, 'epoch');
    return deserializer.readObject(operation.input, raw) as Record<string, unknown>;
  },
  encodeOutput(request, _service, operation, output) {
    return {
      status: 200,
      headers: jsonHeaders(request),
      body: operation.output.isUnitSchema() ? '' : writeJson(SETTINGS, operation.output, output),
    };
  },
  encodeError(request, service, error) {
    const shape = shapeError(service, error);
    const headers = jsonHeaders(request);
    if (request.headers['x-amzn-query-mode'] === 'true')
      headers['x-amzn-query-error'] = `${shape.queryCode};${shape.fault}`;
    const qualified =
      service.id === 'codedeploy' || service.id === 'logs' ? error.code : `${shape.namespace}#${error.code}`;
    return { status: shape.status, headers, body: JSON.stringify({ __type: qualified, ...shape.members }) };
  },
};

const jsonHeaders = (request: WireRequest): Record<string, string> => ({
  'content-type':
    request.headers['content-type']?.includes('json-1.0') === true
      ? 'application/x-amz-json-1.0'
      : 'application/x-amz-json-1.1',
});

/** Parses a JSON object; an empty body counts as `{}`. Throws SerializationException. */
export function parseJsonBody(body: Uint8Array): Record<string, string> {
  if (body.length === 0) return {};
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch (error) {
    // V8's message says what it did not expect, and where.
    throw serializationError(`The request body is not valid JSON. ${(error as Error).message.slice(0, 300)}`);
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw serializationError('The request body must be a JSON object.');
  }
  return parsed as Record<string, string>;
}
