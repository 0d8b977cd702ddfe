import { FromStringShapeDeserializer, JsonShapeDeserializer2 } from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { checkTypes, serializationError } from './check-types.ts';
import { shapeError } from './error-shape.ts';
import { parseJsonBody } from './json-rpc.ts';
import { matchPath } from './match-path.ts';
import { writeJson } from './write-json.ts';
import type { Protocol, WireRequest } from './wire.ts';

const settings = { timestampFormat: { useTrait: true, default: 7 as const }, httpBindings: true, jsonName: true };
const deserializer = new JsonShapeDeserializer2(settings);
const fromString = new FromStringShapeDeserializer(settings);

/** restJson1: members come from path, query, headers and body, as the schema's traits bind them. */
export const restJson: Protocol = {
  decodeInput(request, operation) {
    const labels = matchPath(operation.http?.template ?? '', request.path) ?? {};
    const body = takesBody(request) ? parseJsonBody(request.body) : {};
    if (operation.input.isUnitSchema()) return {};
    const input: Record<string, unknown> = {};
    for (const [name, member] of operation.input.structIterator()) {
      const traits = member.getMergedTraits();
      if (traits.httpLabel) {
        if (labels[name] !== undefined) input[name] = readText(member, labels[name], name);
      } else if (typeof traits.httpQuery === 'string') {
        const text = request.query.get(traits.httpQuery);
        if (text !== null) input[name] = readText(member, text, name);
      } else if (typeof traits.httpHeader === 'string') {
        const text = request.headers[traits.httpHeader.toLowerCase()];
        if (text !== undefined) input[name] = readText(member, text, name);
      } else {
        const key = traits.jsonName ?? name;
        if (!Object.hasOwn(body, key) || body[key] === null) continue;
        checkTypes(member, body[key], 'epoch');
        input[name] = deserializer.readObject(member, body[key] as string);
      }
    }
    return input;
  },
  encodeOutput(_request, _service, operation, output) {
    const status = operation.http?.status ?? 200;
    if (operation.output.isUnitSchema() || status === 204) return { status, headers: {}, body: '' };
    return {
      status,
      headers: { 'content-type': 'application/json' },
      body: writeJson(settings, operation.output, output),
    };
  },
  encodeError(_request, service, error) {
    const shape = shapeError(service, error);
    return {
      status: shape.status,
      headers: { 'content-type': 'application/json', 'x-amzn-errortype': error.code },
      body: JSON.stringify(shape.members),
    };
  },
};

/** A GET or DELETE with a body is legal and its body meaningless. */
const takesBody = (request: WireRequest): boolean =>
  request.method === 'POST' || request.method === 'PUT' || request.method === 'PATCH';

function readText(schema: NormalizedSchema, text: string, name: string): unknown {
  if (schema.isNumericSchema() && (text.trim() === '' || Number.isNaN(Number(text)))) {
    throw serializationError(`'${text.slice(0, 200)}' of ${name} can not be converted to a Number`);
  }
  return fromString.read(schema, text);
}
