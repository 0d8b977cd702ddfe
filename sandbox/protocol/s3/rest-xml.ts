import { XmlShapeDeserializer, XmlShapeSerializer } from '@aws-sdk/core/protocols';
import { FromStringShapeDeserializer, ToStringShapeSerializer } from '@smithy/core/protocols';
import { AwsError } from '../../kernel/operation.ts';
import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticStructureSchema } from '@smithy/types';
import { escapeXml } from '../escape-xml.ts';
import { shapeError } from '../error-shape.ts';
import { s3Place } from './s3-place.ts';
import type { OperationSchema } from '../service.ts';
import type { Protocol, WireRequest } from '../wire.ts';

const NAMESPACE = 'http://s3.amazonaws.com/doc/2006-03-01/';
const SETTINGS = {
  timestampFormat: { useTrait: true, default: 5 as const },
  httpBindings: true,
  xmlNamespace: NAMESPACE,
  serviceNamespace: 'com.amazonaws.s3',
};
const fromXml = new XmlShapeDeserializer(SETTINGS);
const fromText = new FromStringShapeDeserializer({ ...SETTINGS, timestampFormat: { useTrait: true, default: 6 } });

/** Root elements that have other names than the operation. */
const ROOTS: Readonly<Record<string, string>> = {
  ListBuckets: 'ListAllMyBucketsResult',
  ListObjectsV2: 'ListBucketResult',
  CreateMultipartUpload: 'InitiateMultipartUploadResult',
  GetBucketEncryption: 'ServerSideEncryptionConfiguration',
  GetBucketVersioning: 'VersioningConfiguration',
};

/** restXml, as S3 speaks it: members in host, path, query, headers and body, XML where the body is no object. */
export const restXml: Protocol = {
  decodeInput(request, operation) {
    const { bucket, key } = s3Place(request);
    const input: Record<string, unknown> = {};
    if (operation.input.isUnitSchema()) return input;
    for (const [name, member] of operation.input.structIterator()) {
      const value = readMember(request, { bucket, key }, name, member);
      if (value !== undefined) input[name] = value;
    }
    return input;
  },
  encodeOutput(request, _service, operation, output) {
    const status = operation.http?.status ?? 200;
    const { headers, payload, inBody } = bind(operation.output, output as Record<string, unknown>);
    // A part of an object.
    if (payload !== null)
      return { status: headers['content-range'] === undefined ? status : 206, headers, body: payload };
    // The one answer that is text in an element.
    if (operation.name === 'GetBucketLocation') {
      const { LocationConstraint: place = '' } = output as { LocationConstraint?: string };
      const body = `<LocationConstraint xmlns="${NAMESPACE}">${escapeXml(place)}</LocationConstraint>`;
      return xml(request, 200, body, headers);
    }
    if (status === 204 || inBody === null) return { status, headers, body: '' };
    return xml(request, status, writeBody(operation, inBody), headers);
  },
  encodeError(request, service, error) {
    const { status } = shapeError(service, error);
    const body = `<Error><Code>${escapeXml(error.code)}</Code><Message>${escapeXml(error.message)}</Message><RequestId>${request.requestId}</RequestId></Error>`;
    return xml(request, status, body, {});
  },
};

function readMember(
  request: WireRequest,
  place: { bucket: string | null; key: string | null },
  name: string,
  member: NormalizedSchema,
): unknown {
  const { httpQuery, httpHeader, httpPrefixHeaders, httpPayload } = member.getMergedTraits();
  const text = (given: string | null | undefined): unknown =>
    given === null || given === undefined || given === '' ? undefined : fromText.read(member, given);
  if (name === 'Bucket') return place.bucket ?? undefined;
  if (name === 'Key') return place.key ?? undefined;
  if (typeof httpQuery === 'string') return text(request.query.get(httpQuery));
  if (typeof httpHeader === 'string') return text(request.headers[httpHeader.toLowerCase()]);
  if (typeof httpPrefixHeaders === 'string') {
    const prefix = httpPrefixHeaders.toLowerCase();
    const found = Object.entries(request.headers).filter(([header]) => header.startsWith(prefix));
    return Object.fromEntries(found.map(([header, value]) => [header.slice(prefix.length), value]));
  }
  if (!isSet(httpPayload)) return undefined;
  if (member.isBlobSchema()) return request.body;
  if (request.body.length === 0) return undefined;
  try {
    return fromXml.read(member, Buffer.from(request.body).toString('utf8'));
  } catch (error) {
    const message = 'The XML you provided was not well-formed or did not validate against our published schema';
    throw Object.assign(new AwsError('MalformedXML', message), { cause: error });
  }
}

/** Splits an output into headers, a body that is bytes, and what becomes XML. */
function bind(schema: NormalizedSchema, output: Record<string, unknown>) {
  const headers: Record<string, string> = {};
  let payload: Uint8Array | null = null;
  let inBody = null as Record<string, unknown> | null;
  if (schema.isUnitSchema()) return { headers, payload, inBody };
  for (const [name, member] of schema.structIterator()) {
    const { httpHeader, httpPrefixHeaders, httpPayload } = member.getMergedTraits();
    const value = output[name];
    if (value === undefined) continue;
    if (isSet(httpPayload) && value instanceof Uint8Array) payload = value;
    else if (typeof httpHeader === 'string') headers[httpHeader.toLowerCase()] = headerOf(member, value);
    else if (typeof httpPrefixHeaders === 'string')
      for (const [key, text] of Object.entries(value as Record<string, string>))
        headers[`${httpPrefixHeaders}${key}`.toLowerCase()] = text;
    else if (isSet(httpPayload)) inBody = value as Record<string, unknown>;
    else inBody = { ...inBody, [name]: value };
  }
  return { headers, payload, inBody };
}

function headerOf(member: NormalizedSchema, value: unknown): string {
  if (value instanceof Date) return value.toUTCString();
  const serializer = new ToStringShapeSerializer(SETTINGS);
  serializer.write(member, value);
  return serializer.flush();
}

function writeBody(operation: OperationSchema, inBody: Record<string, unknown>): string {
  const payload = [...operation.output.structIterator()].find(([, member]) => {
    const { httpPayload } = member.getMergedTraits();
    return isSet(httpPayload);
  });
  const schema = (payload?.[1] ?? operation.output).getSchema() as StaticStructureSchema;
  const root = ROOTS[operation.name] ?? `${operation.name}Result`;
  const named: StaticStructureSchema = [3, schema[1], root, { xmlName: root }, schema[4], schema[5]];
  const serializer = new XmlShapeSerializer({ ...SETTINGS, httpBindings: false });
  serializer.write(NormalizedSchema.of(named), inBody);
  return String(serializer.flush()).replace(/^<\?xml[^>]*\?>/, '');
}

const isSet = (trait: unknown): boolean => trait !== undefined && trait !== 0;

const xml = (request: WireRequest, status: number, body: string, headers: Record<string, string>) => ({
  status,
  headers: { ...headers, 'content-type': 'application/xml', 'x-amz-request-id': request.requestId },
  body: `<?xml version="1.0" encoding="UTF-8"?>\n${body}`,
});
