import type { Caller } from '../kernel/caller.ts';
import { AwsError, type RequestContext } from '../kernel/operation.ts';
import { missingMembers } from './missing-members.ts';
import { PROTOCOLS, readCredential, routeRequest, type Route } from './route-request.ts';
import type { Service } from './service.ts';
import { serverFailure, unknownOperation } from './service-errors.ts';
import type { WireReply, WireRequest } from './wire.ts';

/** What comes before an operation: faults, and the count of calls. */
export interface Gate {
  /** Called once per request, before anything is decoded; may wait. Throws `ConnectionReset` to hang up. */
  enter(service: Service, operation: string): Promise<void>;
  /** Called with the decoded input; throws the AwsError to answer instead. */
  refuse(service: Service, operation: string, input: Record<string, unknown>, context: RequestContext): void;
  count(service: string, operation: string, status: number): void;
  /** Runs the operation, and records it if it may change something. */
  perform(call: OperationCall, run: () => object | Promise<object>): Promise<object>;
}

interface OperationCall {
  service: Service;
  operation: string;
  input: Record<string, unknown>;
  context: RequestContext;
}

/** Thrown to drop the connection without an answer. */
export class ConnectionReset extends Error {}

export interface HandlerParts {
  services: readonly Service[];
  region: string;
  /** Absent: the sandbox asks itself. */
  caller?: Caller;
  /** Why the caller gets no answer, if so. */
  refusal?: ((service: Service) => AwsError) | null;
  gate: Gate;
  /** Receives whole requests for unknown operations, and failures of the sandbox itself. */
  log: (entry: Record<string, unknown>) => void;
}

/** Answers one AWS request. Never throws, except ConnectionReset. */
export async function handleRequest(parts: HandlerParts, request: WireRequest): Promise<WireReply> {
  const credential = readCredential(request.headers);
  const route = routeRequest(parts.services, request, credential);
  const context: RequestContext = {
    requestId: request.requestId,
    accessKeyId: credential?.accessKeyId ?? null,
    region: credential?.region ?? parts.region,
    ...(parts.caller === undefined ? {} : { caller: parts.caller }),
  };
  const reply = await answer(parts, request, route, context);
  const name = route.kind === 'operation' ? route.operation.name : `unknown:${route.wanted.slice(0, 100)}`;
  parts.gate.count(route.service?.iamPrefix ?? 'unknown', name, reply.status);
  return reply;
}

async function answer(
  parts: HandlerParts,
  request: WireRequest,
  route: Route,
  context: RequestContext,
): Promise<WireReply> {
  const protocol = PROTOCOLS[route.protocol];
  if (route.kind === 'unknown') {
    logUnknown(parts, request, route);
    const error = unknownOperation(route.protocol, route.wanted);
    return protocol.encodeError(request, route.service ?? NO_SERVICE, error);
  }
  const { service, operation } = route;
  try {
    await parts.gate.enter(service, operation.name);
    if (parts.refusal !== undefined && parts.refusal !== null) throw parts.refusal(service);
    const input = protocol.decodeInput(request, operation);
    parts.gate.refuse(service, operation.name, input, context);
    const missing = missingMembers(operation.input, input);
    if (missing.length > 0) throw service.missingMembers(missing);
    const run = service.operations[operation.name];
    if (run === undefined) throw unknownOperation(route.protocol, operation.name);
    const call = { service, operation: operation.name, input, context };
    const output = await parts.gate.perform(call, () => run(input as never, context));
    return protocol.encodeOutput(request, service, operation, output);
  } catch (error) {
    if (error instanceof ConnectionReset) throw error;
    if (error instanceof AwsError) return protocol.encodeError(request, service, error);
    parts.log({
      event: 'sandbox-failure',
      service: service.id,
      operation: operation.name,
      error: String(error),
      stack: (error as Error).stack,
    });
    return protocol.encodeError(request, service, serverFailure(service, 500));
  }
}

function logUnknown(parts: HandlerParts, request: WireRequest, route: Extract<Route, { kind: 'unknown' }>): void {
  const { authorization: _signed, ...headers } = request.headers;
  parts.log({
    event: 'unknown-operation',
    service: route.service?.id ?? null,
    wanted: route.wanted,
    method: request.method,
    path: request.path,
    query: request.query.toString(),
    headers,
    body: Buffer.from(request.body).toString('utf8'),
  });
}

const NO_SERVICE: Service = {
  id: 'sts',
  iamPrefix: 'unknown',
  protocols: [],
  targetPrefix: null,
  xmlNamespace: null,
  schemas: { operations: new Map(), errors: new Map() },
  operations: {},
  missingMembers: () => new AwsError('ValidationException', 'Missing members'),
};
