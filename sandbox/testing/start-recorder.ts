import { once } from 'node:events';
import { Agent, createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readCredential, routeRequest } from '../protocol/route-request.ts';
import type { Sandbox } from '../start-sandbox.ts';

/** A raw answer of the sandbox, and its operation. */
export interface Exchange {
  service: string;
  operation: string;
  protocol: string;
  status: number;
  /** Names in lower case. */
  headers: Record<string, string>;
  /** In base64. */
  body: string;
}

export interface Recorder {
  /** Clients use it as their endpoint. */
  readonly url: string;
  /** Answers so far, oldest first, without unknown operations and control calls. */
  readonly exchanges: Exchange[];
  stop(): Promise<void>;
}

/** Passes every request on to the sandbox unchanged, and keeps the bytes of the answers. */
export async function startRecorder(sandbox: Pick<Sandbox, 'url' | 'world'>): Promise<Recorder> {
  const exchanges: Exchange[] = [];
  const agent = new Agent({ keepAlive: true });
  const target = new URL(sandbox.url);

  const keep = (message: IncomingMessage, body: Buffer, reply: IncomingMessage, answered: Buffer): void => {
    const url = new URL(message.url ?? '/', sandbox.url);
    const request = {
      method: message.method ?? 'GET',
      path: (message.url ?? '/').split('?')[0] ?? '/',
      query: url.searchParams,
      headers: flat(message.headers),
      body,
      requestId: '',
    };
    const route = routeRequest(sandbox.world.services, request, readCredential(request.headers));
    if (route.kind === 'unknown') return;
    exchanges.push({
      service: route.service.id,
      operation: route.operation.name,
      protocol: route.protocol,
      status: reply.statusCode ?? 0,
      headers: flat(reply.headers),
      body: answered.toString('base64'),
    });
  };

  const pass = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bytesOf(message);
    const { method, url: path, headers } = message;
    const onward = httpRequest({ agent, host: target.hostname, port: target.port, method, path, headers });
    onward.end(body);
    const [reply] = (await once(onward, 'response')) as [IncomingMessage];
    const answered = await bytesOf(reply);
    if (path?.startsWith('/_sandbox/') !== true) keep(message, body, reply, answered);
    response.writeHead(reply.statusCode ?? 500, reply.headers).end(answered);
  };
  const server = createServer((message, response) => {
    // The sandbox hung up: so do we.
    pass(message, response).catch(() => message.socket.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const flat = (headers: IncomingMessage['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value ?? '')]));
