import { cbor } from './cbor.ts';
import { jsonRpc } from './json-rpc.ts';
import { matchPath, matchQuery } from './match-path.ts';
import { formOf, query } from './query.ts';
import { restJson } from './rest-json.ts';
import { restXml } from './s3/rest-xml.ts';
import { routeS3 } from './s3/route-s3.ts';
import type { OperationSchema, ProtocolName, Service } from './service.ts';
import type { Protocol, WireRequest } from './wire.ts';

export const PROTOCOLS: Record<ProtocolName, Protocol> = {
  'json-rpc': jsonRpc,
  query,
  cbor,
  'rest-json': restJson,
  'rest-xml': restXml,
};

export type Route =
  | { kind: 'operation'; service: Service; protocol: ProtocolName; operation: OperationSchema }
  | { kind: 'unknown'; service: Service | null; protocol: ProtocolName; wanted: string };

/** The caller according to the SigV4 Authorization header; null for an unsigned request. */
export interface Credential {
  accessKeyId: string;
  region: string;
  service: string;
}

export function readCredential(headers: Readonly<Record<string, string>>): Credential | null {
  const scope = /Credential=([^/,\s]{1,128})\/\d{8}\/([^/,\s]{1,64})\/([^/,\s]{1,64})\/aws4_request/.exec(
    headers['authorization'] ?? '',
  );
  return scope === null ? null : { accessKeyId: scope[1] ?? '', region: scope[2] ?? '', service: scope[3] ?? '' };
}

/** The credential scope names the service; for an unsigned request the X-Amz-Target, Action or path does. */
export function routeRequest(services: readonly Service[], request: WireRequest, credential: Credential | null): Route {
  const scoped = credential === null ? null : (services.find((service) => service.id === credential.service) ?? null);
  if (credential !== null && scoped === null) {
    return {
      kind: 'unknown',
      service: null,
      protocol: 'json-rpc',
      wanted: `${credential.service} ${request.method} ${request.path}`,
    };
  }
  if (scoped?.protocols.includes('rest-xml') === true) {
    const operation = routeS3(scoped, request);
    return operation === null
      ? { kind: 'unknown', service: scoped, protocol: 'rest-xml', wanted: `${request.method} ${request.path}` }
      : { kind: 'operation', service: scoped, protocol: 'rest-xml', operation };
  }
  const candidates = scoped === null ? services.filter((one) => !one.protocols.includes('rest-xml')) : [scoped];

  const rpc = /^\/service\/(\w{1,80})\/operation\/(\w{1,80})\/?$/.exec(request.path);
  if (rpc !== null) return byTarget(candidates, 'cbor', rpc[1] ?? '', rpc[2] ?? '');

  const target = request.headers['x-amz-target'];
  if (target !== undefined) {
    const dot = target.lastIndexOf('.');
    return byTarget(candidates, 'json-rpc', target.slice(0, dot), target.slice(dot + 1));
  }

  const rest = findRest(candidates, request);
  // curl calls every body a form: the path of an operation, or a service without forms, says more.
  if (
    rest === null &&
    candidates.some((service) => service.protocols.includes('query')) &&
    (request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true ||
      request.query.has('Action'))
  ) {
    const action = formOf(request).get('Action') ?? '';
    const speakers = candidates.filter((service) => service.protocols.includes('query'));
    const service = speakers.find((speaker) => isServed(speaker, action)) ?? speakers[0] ?? null;
    const operation = service === null ? undefined : servedSchema(service, action);
    if (service === null || operation === undefined)
      return { kind: 'unknown', service, protocol: 'query', wanted: action };
    return { kind: 'operation', service, protocol: 'query', operation };
  }

  if (rest !== null) return rest;
  const service = scoped ?? services.find((s) => s.protocols.includes('rest-json')) ?? null;
  const protocol = service?.protocols.includes('rest-json') === true ? 'rest-json' : 'json-rpc';
  return { kind: 'unknown', service, protocol, wanted: `${request.method} ${request.path}` };
}

function findRest(candidates: readonly Service[], request: WireRequest): Route | null {
  for (const service of candidates) {
    if (!service.protocols.includes('rest-json')) continue;
    let best: OperationSchema | null = null;
    let most = -1;
    for (const operation of service.schemas.operations.values()) {
      if (!isServed(service, operation.name) || operation.http?.method !== request.method) continue;
      if (matchPath(operation.http.template, request.path) === null) continue;
      const fixed = matchQuery(operation.http.template, request.query) ?? -1;
      if (fixed <= most) continue;
      best = operation;
      most = fixed;
    }
    if (best !== null) return { kind: 'operation', service, protocol: 'rest-json', operation: best };
  }
  return null;
}

const isServed = (service: Service, name: string): boolean => Object.hasOwn(service.operations, name);

const servedSchema = (service: Service, name: string): OperationSchema | undefined =>
  isServed(service, name) ? service.schemas.operations.get(name) : undefined;

function byTarget(candidates: readonly Service[], protocol: ProtocolName, prefix: string, name: string): Route {
  const service =
    candidates.find((candidate) => candidate.targetPrefix === prefix && candidate.protocols.includes(protocol)) ?? null;
  const operation = service === null ? undefined : servedSchema(service, name);
  if (service === null || operation === undefined)
    return { kind: 'unknown', service, protocol, wanted: `${prefix}.${name}` };
  return { kind: 'operation', service, protocol, operation };
}
