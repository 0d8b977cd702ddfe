import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ConfigError } from '../lib/config.ts';

/**
 * A server that listens and answers 503 until it gets a handler (replace its `request` listener). Port 0: any free one.
 * Throws ConfigError when the port is not available.
 */
export async function listen(host: string, port: number): Promise<{ server: Server; address: string; port: number }> {
  // Sluice upgrades to nothing. Left to Next, such a socket is never closed, and each takes a descriptor. This makes it
  // a request like any other.
  const server = createServer({ shouldUpgradeCallback: () => false }, notYet);
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(new ConfigError(inWords(cause, host, port), { cause })),
    );
    server.listen(port, host.replace(/^\[|\]$/g, ''), () => resolve());
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null)
    throw new ConfigError(`Sluice cannot listen on ${host}:${port}.`);
  return { server, address: address.address, port: address.port };
}

/** Without an answer, an early request would wait for ever. */
function notYet(_: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain', 'cache-control': 'no-store' });
  response.end('Sluice is starting.\n');
}

function inWords(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken: end the other program or set PORT (PORT=0 takes any free one).`;
  }
  if (error.code === 'EACCES') return `Port ${port} needs more rights than this user has: set PORT to one above 1023.`;
  return `Sluice cannot listen on ${host}:${port}: ${error.message}.`;
}
