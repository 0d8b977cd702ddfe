import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { isLocalHostHeader } from '../lib/http/is-local-host.ts';
import { problemOf } from '../lib/http/problem.ts';
import { securityHeaders } from '../lib/http/security-headers.ts';

// The Fetch API refuses any other method. For TRACE, Next answers with a 500.
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/**
 * Lets Next's production server answer on a server that is already listening. Answers that Next would give as HTML for
 * the API are given here.
 */
export async function serveNext(server: Server, place: { root: string; host: string; port: number }): Promise<void> {
  // React and Next choose their production builds by this when they are loaded.
  Object.assign(process.env, { NODE_ENV: 'production' });
  const { default: next } = await import('next');
  const app = next({ dev: false, dir: place.root, hostname: place.host, port: place.port, httpServer: server });
  const answer = app.getRequestHandler();
  await app.prepare();
  server.removeAllListeners('request');
  server.on('request', (request, response) => {
    const headers = securityHeaders(randomBytes(16).toString('base64'));
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (!isLocalHostHeader(request.headers.host)) {
      refuse(response, 421, 'FORBIDDEN', 'Sluice answers to localhost and 127.0.0.1 only: there is no login.');
      return;
    }
    if (request.url?.startsWith('/api/') === true && !isDecodable(request.url)) {
      refuse(response, 400, 'INVALID_INPUT', 'The address is not encoded as addresses are.');
      return;
    }
    if (!METHODS.includes(request.method ?? '')) {
      refuse(response, 405, 'INVALID_INPUT', `${request.method} is not possible here.`);
      return;
    }
    giveNonce(request, headers['content-security-policy']);
    answer(request, response).catch(() => response.destroy());
  });
}

function giveNonce(request: IncomingMessage, policy: string | undefined): void {
  const nonce = /'nonce-([^']+)'/.exec(policy ?? '')?.[1];
  if (policy === undefined || nonce === undefined) return;
  request.headers['content-security-policy'] = policy;
  // For scripts of pages that Next does not mark itself.
  request.headers['x-nonce'] = nonce;
}

function isDecodable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}

function refuse(response: ServerResponse, status: number, code: 'FORBIDDEN' | 'INVALID_INPUT', detail: string): void {
  response.writeHead(status, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ ...problemOf(code, detail), status }));
}
