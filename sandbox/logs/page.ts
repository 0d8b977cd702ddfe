import { invalidParameter } from './errors.ts';

/** Cuts a list into pages by a token with the position of the next item. Throws InvalidParameterException. */
export function paginate<T>(
  all: readonly T[],
  token: string | undefined,
  limit: number | undefined,
  most: number,
): { page: T[]; nextToken: { nextToken?: string } } {
  const size = limit ?? most;
  if (size < 1 || size > most) {
    throw invalidParameter(
      `1 validation error detected: Value '${size}' at 'limit' failed to satisfy constraint: Member must have value ${size < 1 ? 'greater than or equal to 1' : `less than or equal to ${most}`}`,
    );
  }
  const start = token === undefined ? 0 : readToken(token);
  const end = start + size;
  return { page: all.slice(start, end), nextToken: end < all.length ? { nextToken: writeToken(end) } : {} };
}

const writeToken = (position: number): string => Buffer.from(`next:${position}`).toString('base64url');

function readToken(token: string): number {
  const match = /^next:(\d{1,12})$/.exec(Buffer.from(token, 'base64url').toString());
  if (match === null) throw invalidParameter('The specified nextToken is invalid.');
  return Number(match[1]);
}
