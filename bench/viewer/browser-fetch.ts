import { Agent, request, type IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip } from 'node:zlib';
import type { WireMeter } from './wire-meter.ts';

/** Chromium opens at most six connections to a host over HTTP/1.1. The event stream uses one of them. */
const SOCKETS = 5;

const DECODERS: Record<string, (body: Buffer) => Promise<Buffer>> = {
  gzip: promisify(gunzip),
  br: promisify(brotliDecompress),
};

/**
 * `fetch` as one browser does it: keeps its own connections alive, accepts compressed answers, and retries when the
 * server has closed an idle connection. `onRequest` gets the path of each request.
 */
export function createBrowserFetch(
  url: string,
  meter: WireMeter,
  onRequest: (path: string) => void,
): { fetch: typeof fetch; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS });

  function send(path: string, headers: Headers, signal: AbortSignal | null): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const call = request(url + path, {
        agent,
        headers: { ...Object.fromEntries(headers), 'accept-encoding': 'gzip, deflate, br, zstd' },
        ...(signal === null ? {} : { signal }),
      });
      call.once('socket', (socket) => meter.watch(socket));
      call.once('response', resolve);
      call.on('error', (error) => {
        if (call.reusedSocket && 'code' in error && error.code === 'ECONNRESET') resolve(send(path, headers, signal));
        else reject(error);
      });
      call.end();
    });
  }

  return {
    async fetch(input, init) {
      if (typeof input !== 'string') throw new TypeError('The pages ask for paths.');
      onRequest(input);
      const response = await send(input, new Headers(init?.headers), init?.signal ?? null);
      const encoding = response.headers['content-encoding'];
      const raw = await buffer(response);
      const decode = encoding === undefined ? async () => raw : DECODERS[encoding];
      if (decode === undefined) throw new TypeError(`The answer is encoded as ${encoding}.`);
      return new Response(new Uint8Array(await decode(raw)), { status: response.statusCode ?? 0 });
    },
    close: () => agent.destroy(),
  };
}
