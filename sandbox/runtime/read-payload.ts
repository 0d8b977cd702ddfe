import { AwsError } from '../kernel/operation.ts';

const LARGEST_SYNC_BYTES = 6 * 1024 * 1024;
const LARGEST_ASYNC_BYTES = 1024 * 1024;

/** The event as JSON text. Throws InvalidRequestContentException, RequestTooLargeException. */
export function readPayload(payload: Uint8Array | undefined, isEvent: boolean): string {
  if (payload === undefined || payload.byteLength === 0) return '{}';
  const most = isEvent ? LARGEST_ASYNC_BYTES : LARGEST_SYNC_BYTES;
  if (payload.byteLength > most) {
    const text = `${payload.byteLength} byte payload is too large for the ${isEvent ? 'Event' : 'RequestResponse'} invocation type (limit ${most} bytes)`;
    throw new AwsError('RequestTooLargeException', text, 413);
  }
  const text = Buffer.from(payload).toString('utf8');
  try {
    JSON.parse(text);
  } catch (error) {
    throw new AwsError(
      'InvalidRequestContentException',
      `Could not parse request body into json: ${(error as Error).message}`,
      400,
    );
  }
  return text;
}

/** The client's own context: base64 of a JSON object, in a header. Throws InvalidRequestContentException. */
export function readClientContext(header: string | undefined): unknown {
  if (header === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(header, 'base64').toString('utf8'));
  } catch {
    throw new AwsError(
      'InvalidRequestContentException',
      'Client context must be a valid Base64-encoded JSON object.',
      400,
    );
  }
}
