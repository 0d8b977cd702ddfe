import type { IncomingMessage } from 'node:http';
import { decodeChunks } from './s3/decode-chunks.ts';
import { gunzipSync, inflateSync } from 'node:zlib';

/** Lambda takes 50 MB of zipped code directly, which is 67 MB in base64. */
const LARGEST_BODY_BYTES = 70 * 1024 * 1024;

export class BodyTooLarge extends Error {}
export class BodyUnreadable extends Error {}

/** Reads a request's body; SDKs compress PutMetricData's. Throws BodyTooLarge or BodyUnreadable. */
export async function readBody(message: IncomingMessage): Promise<Uint8Array> {
  if (Number(message.headers['content-length'] ?? 0) > LARGEST_BODY_BYTES)
    throw new BodyTooLarge('The request is too large.');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY_BYTES) throw new BodyTooLarge('The request is too large.');
    chunks.push(chunk);
  }
  const body = Buffer.concat(chunks);
  // What S3 gets is an object, whose encoding is its own; only the chunks that it comes in are taken apart.
  if (/\/s3\/aws4_request/.test(message.headers.authorization ?? '')) return unchunked(message, body);
  const encoding = message.headers['content-encoding'];
  if (encoding === undefined || encoding === 'identity' || body.length === 0) return body;
  try {
    const limit = { maxOutputLength: LARGEST_BODY_BYTES };
    if (encoding === 'gzip') return gunzipSync(body, limit);
    if (encoding === 'deflate') return inflateSync(body, limit);
  } catch {
    throw new BodyUnreadable('The body is not what its Content-Encoding says.');
  }
  throw new BodyUnreadable(`Content-Encoding ${encoding} is not supported.`);
}

function unchunked({ headers }: IncomingMessage, body: Buffer): Uint8Array {
  const inChunks =
    headers['content-encoding']?.includes('aws-chunked') === true ||
    String(headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-');
  if (!inChunks) return body;
  const content = decodeChunks(body);
  if (content === null) throw new BodyUnreadable('The body is not in chunks, as its headers say.');
  return content;
}
