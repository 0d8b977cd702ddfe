import type { z } from 'zod';
import { AppError } from '@/lib/domain/errors/problem.ts';
import { parseInput } from './parse-input.ts';

const LARGEST_BYTES = 64 * 1024;

/** The JSON body of a request, checked. Throws AppError INVALID_INPUT that names the field. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw invalid('The body must be JSON, sent as content-type: application/json.');
  const text = await readText(request);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw invalid(`The body is not valid JSON: ${cause instanceof Error ? cause.message : String(cause)}`, cause);
  }
  return parseInput(schema, json, 'body');
}

/** Counts while reading, since a length header may be missing or wrong. */
async function readText(request: Request): Promise<string> {
  const tooLong = () => invalid(`The body is longer than ${LARGEST_BYTES} bytes.`);
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BYTES) throw tooLong();
  if (request.body === null) return '';
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > LARGEST_BYTES) throw tooLong();
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw invalid('The body is not valid UTF-8.', cause);
  }
}

function invalid(message: string, cause?: unknown): AppError {
  return new AppError('INVALID_INPUT', message, { cause, details: { field: 'body' } });
}
