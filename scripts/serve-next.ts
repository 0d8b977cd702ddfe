import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { problemOf } from '../lib/http/problem.ts';
import { isOfApi, refusalOf, type Refusal } from '../lib/http/refusal-of.ts';
import { securityHeaders } from '../lib/http/security-headers.ts';

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
    const { method = '', url = '' } = request;
    const refusal = refusalOf({ method, url, headers: toHeaders(request) });
    if (refusal !== null) {
      refuse(response, refusal, isOfApi(url));
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

function toHeaders(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const name of ['host', 'origin', 'sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest', 'upgrade']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  return headers;
}

/** Problems as JSON for the API, as a page for people. */
function refuse(response: ServerResponse, { status, code, detail }: Refusal, isOfApi: boolean): void {
  response.setHeader('cache-control', 'no-store');
  response.setHeader('connection', 'close');
  if (isOfApi) {
    response.writeHead(status, { 'content-type': 'application/problem+json' });
    response.end(JSON.stringify({ ...problemOf(code, detail), status }));
    return;
  }
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(
    `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>${status} · Sluice</title>` +
      '<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui;max-width:36rem;margin:15vh auto;padding:0 1rem}</style>' +
      `<h1>${status}</h1><p>${escapeHtml(detail)}</p><p><a href="/">Open the fleet</a></p></html>`,
  );
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
