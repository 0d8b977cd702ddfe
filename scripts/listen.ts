import { createServer, type Server } from 'node:http';
import { ConfigError } from '../lib/config.ts';

/** A server that listens and answers nothing yet. Port 0: any free one. Throws ConfigError when the port cannot be had. */
export async function listen(host: string, port: number): Promise<{ server: Server; port: number }> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) =>
      reject(new ConfigError(inWords(cause, host, port), { cause })),
    );
    server.listen(port, host.replace(/^\[|\]$/g, ''), () => resolve());
  });
  const address = server.address();
  return { server, port: typeof address === 'object' && address !== null ? address.port : port };
}

function inWords(error: NodeJS.ErrnoException, host: string, port: number): string {
  if (error.code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is taken: end the other program or set PORT (PORT=0 takes any free one).`;
  }
  if (error.code === 'EACCES') return `Port ${port} needs more rights than this user has: set PORT to one above 1023.`;
  return `Sluice cannot listen on ${host}:${port}: ${error.message}.`;
}
