import { FromStringShapeDeserializer, JsonShapeDeserializer2 } from '@smithy/core/protocols';
import type { NormalizedSchema } from '@smithy/core/schema';
import { checkTypes, serializationError } from './check-types.ts';
import { shapeError } from './error-shape.ts';
import { parseJsonBody } from './json-rpc.ts';
import { matchPath } from './match-path.ts';
import { writeJson } from './write-json.ts';
import type { Protocol, WireRequest } from './wire.ts';

const SETTINGS = { timestampFormat: { useTrait: true, default: 7 as const }, httpBindings: true, jsonName: true };
const deserializer = new JsonShapeDeserializer2(SETTINGS);
const fromString = new FromStringShapeDeserializer(SETTINGS);

/** restJson1: members come from path, query, headers and body, as the schema's traits say. */
export const restJson: Protocol = {
  decodeInput(request, operation) {
    const labels = matchPath(operation.http?.template ?? '', request.path) ?? {};
    if (operation.input.isUnitSchema()) return {};
    const members = [...operation.input.structIterator()];
    // If one member is the whole body (Invoke's Payload), the body is not AWS's to parse.
    const hasPayload = members.some(([, member]) => isSet(member.getMergedTraits().httpPayload));
    const body = takesBody(request) && !hasPayload ? parseJsonBody(request.body) : {};
    const input: Record<string, unknown> = {};
    for (const [name, member] of members) {
      const traits = member.getMergedTraits();
      if (isSet(traits.httpPayload)) {
        if (takesBody(request)) input[name] = request.body;
        continue;
      }
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
        checkTypes(member, body[key], 'epoch', key);
        input[name] = deserializer.readObject(member, body[key] as string);
      }
    }
    return input;
  },
  encodeOutput(_request, _service, operation, output) {
    const status = operation.http?.status ?? 200;
    if (operation.output.isUnitSchema() || status === 204) return { status, headers: {}, body: '' };
    const bound = writeBindings(operation.output, output as Record<string, unknown>);
    return {
      status: bound.status ?? status,
      headers: { 'content-type': 'application/json', ...bound.headers },
      body: bound.payload ?? writeJson(SETTINGS, operation.output, output),
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

/** The members of an output outside a JSON body: status, headers, and a payload that is the whole body. */
function writeBindings(schema: NormalizedSchema, output: Record<string, unknown>) {
  const headers: Record<string, string> = {};
  let status: number | undefined;
  let payload: Uint8Array | undefined;
  for (const [name, member] of schema.structIterator()) {
    const { httpHeader, httpResponseCode, httpPayload } = member.getMergedTraits();
    const value = output[name];
    if (isSet(httpPayload)) payload = value instanceof Uint8Array ? value : new Uint8Array();
    else if (isSet(httpResponseCode) && typeof value === 'number') status = value;
    else if (typeof httpHeader === 'string' && typeof value === 'string') headers[httpHeader.toLowerCase()] = value;
  }
  return { headers, status, payload };
}

const isSet = (trait: unknown): boolean => trait !== undefined && trait !== 0;

/** A GET or DELETE may have a body, which means nothing. */
const takesBody = (request: WireRequest): boolean =>
  request.method === 'POST' || request.method === 'PUT' || request.method === 'PATCH';

function readText(schema: NormalizedSchema, text: string, name: string): unknown {
  if (schema.isNumericSchema() && (text.trim() === '' || Number.isNaN(Number(text)))) {
    throw serializationError(`'${text.slice(0, 200)}' of ${name} can not be converted to a Number`);
  }
  return fromString.read(schema, text);
}
