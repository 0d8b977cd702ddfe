import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A change of a group's alarms that was sent to AWS over this wire. */
export interface AlarmCall {
  group: string;
  enabled: boolean;
  names: string[];
}

export interface SlowWire {
  url: string;
  calls: AlarmCall[];
  /** Changes that were sent and that AWS has not answered yet. They arrive even if their sender is gone. */
  underway(): number;
  /**
   * Calls back when AWS is about to get, or has just obeyed, a change. Returns a function that removes the listener.
   */
  onCall(listener: (moment: 'arrived' | 'applied', call: AlarmCall) => void): () => void;
  stop(): Promise<void>;
}

/**
 * A proxy between a program and AWS: each change of alarms takes `delayMs()` on its way there, and again on its way
 * back.
 */
export async function openSlowWire(endpoint: string, delayMs: () => number): Promise<SlowWire> {
  const calls: AlarmCall[] = [];
  const listeners = new Set<(moment: 'arrived' | 'applied', call: AlarmCall) => void>();
  const agent = new Agent({ keepAlive: true });
  let underway = 0;
  const notify = (moment: 'arrived' | 'applied', call: AlarmCall) => {
    for (const listener of listeners) listener(moment, call);
  };

  async function pass(
    asked: IncomingMessage,
  ): Promise<{ answer: IncomingMessage; body: Buffer; call: AlarmCall | null }> {
    const sent = await bodyOf(asked);
    const call = alarmCallOf(asked, sent);
    if (call !== null) {
      calls.push(call);
      underway += 1;
      notify('arrived', call);
      await pause(delayMs());
    }
    try {
      const { method, headers, url: path } = asked;
      const forwarded = request(endpoint + (path ?? '/'), { agent, ...(method ? { method } : {}), headers });
      forwarded.end(sent);
      const [answer] = (await once(forwarded, 'response')) as [IncomingMessage];
      return { answer, body: await bodyOf(answer), call };
    } finally {
      if (call !== null) underway -= 1;
    }
  }

  const server = createServer((asked, reply) => {
    void pass(asked).then(
      async ({ answer, body, call }) => {
        if (call !== null) {
          notify('applied', call);
          await pause(delayMs());
        }
        const { connection: _connection, 'transfer-encoding': _encoding, ...headers } = answer.headers;
        reply.writeHead(answer.statusCode ?? 500, { ...headers, 'content-length': body.length }).end(body);
      },
      () => reply.destroy(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    underway: () => underway,
    onCall(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await closed;
    },
  };
}

function alarmCallOf({ headers }: IncomingMessage, body: Buffer): AlarmCall | null {
  if (!String(headers['x-amz-target']).endsWith('.UpdateDeploymentGroup')) return null;
  const { currentDeploymentGroupName, alarmConfiguration } = JSON.parse(body.toString('utf8')) as {
    currentDeploymentGroupName: string;
    alarmConfiguration: { enabled: boolean; alarms: { name: string }[] };
  };
  const { enabled, alarms } = alarmConfiguration;
  return { group: currentDeploymentGroupName, enabled, names: alarms.map(({ name }) => name) };
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}
