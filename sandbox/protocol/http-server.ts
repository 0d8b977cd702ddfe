import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Clock } from '../kernel/clock.ts';
import { turnAway } from './front-door.ts';
import { ConnectionReset } from './handle-request.ts';
import { BodyTooLarge, BodyUnreadable, readBody } from './read-body.ts';
import type { WireReply, WireRequest } from './wire.ts';

export interface ServerParts {
  clock: Pick<Clock, 'now' | 'rate'>;
  /** Answers AWS's own requests. */
  aws: (request: WireRequest) => Promise<WireReply>;
  /** Answers everything under /_sandbox/. */
  control: (request: WireRequest) => Promise<WireReply>;
  log: (entry: Record<string, unknown>) => void;
}

/** Longer than the SDKs keep an idle connection, so that they close it. */
const KEEP_ALIVE_MS = 75_000;

/**
 * The HTTP side: persistent connections, a limited body, and on every reply the simulated time (`Date`), a request id,
 * and the header by which a client can tell that this is not AWS.
 */
export function createHttpServer(parts: ServerParts): Server {
  const server = createServer(
    { keepAliveTimeout: KEEP_ALIVE_MS, headersTimeout: KEEP_ALIVE_MS + 1000 },
    (message, response) => {
      serve(parts, message, response).catch((error: unknown) => {
        parts.log({ event: 'sandbox-failure', error: String(error) });
        response.destroy();
      });
    },
  );
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  return server;
}

async function serve(parts: ServerParts, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const requestId = randomUUID();
  response.on('error', () => undefined);
  try {
    const refused = turnAway({ method: message.method ?? 'GET', path: pathOf(message), headers: message.headers });
    if (refused !== null) {
      // Its body is not read.
      response.shouldKeepAlive = false;
      const body = JSON.stringify({
        __type: 'AccessDeniedException',
        message: refused.message,
        error: refused.message,
      });
      const headers = { 'content-type': 'application/json' };
      send(parts, response, requestId, message.method ?? 'GET', { status: refused.status, headers, body });
      return;
    }
    const request = await readRequest(message, requestId);
    const reply = request.path.startsWith('/_sandbox/') ? await parts.control(request) : await parts.aws(request);
    send(parts, response, requestId, request.method, reply);
  } catch (error) {
    if (error instanceof ConnectionReset) {
      message.socket.resetAndDestroy();
      return;
    }
    if (message.destroyed && !message.complete) return;
    const status =
      error instanceof BodyTooLarge ? 413 : error instanceof BodyUnreadable || error instanceof URIError ? 400 : 500;
    if (status === 500) parts.log({ event: 'sandbox-failure', error: String(error), stack: (error as Error).stack });
    const name = { 400: 'SerializationException', 413: 'RequestEntityTooLargeException', 500: 'InternalFailure' }[
      status
    ];
    // Do not read the rest of an oversized body: hang up after the answer.
    if (status === 413) response.shouldKeepAlive = false;
    const body = JSON.stringify({
      __type: name,
      message: status === 500 ? 'internal error' : (error as Error).message,
    });
    send(parts, response, requestId, message.method ?? 'GET', {
      status,
      headers: { 'content-type': 'application/json' },
      body,
    });
  }
}

const pathOf = (message: IncomingMessage): string => (message.url ?? '/').split('?')[0] ?? '/';

async function readRequest(message: IncomingMessage, requestId: string): Promise<WireRequest> {
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: message.method ?? 'GET',
    path: pathOf(message),
    query: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)),
    headers,
    body: await readBody(message),
    requestId,
  };
}

function send(parts: ServerParts, response: ServerResponse, requestId: string, method: string, reply: WireReply): void {
  if (response.headersSent || response.destroyed) return;
  const body = typeof reply.body === 'string' ? Buffer.from(reply.body) : reply.body;
  response.writeHead(reply.status, {
    ...reply.headers,
    date: new Date(parts.clock.now()).toUTCString(),
    'x-amzn-requestid': requestId,
    'x-simulated-aws': `sluice-sandbox; rate=${parts.clock.rate}`,
    // The answer to a HEAD may say how long the body of a GET would be.
    ...(reply.status === 204 || (method === 'HEAD' && reply.headers['content-length'] !== undefined)
      ? {}
      : { 'content-length': String(body.byteLength) }),
  });
  response.end(method === 'HEAD' || reply.status === 204 ? undefined : body);
}
