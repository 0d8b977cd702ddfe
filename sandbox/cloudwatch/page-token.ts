import { createHash } from 'node:crypto';
import { invalidNextToken } from './errors.ts';

// A token holds where to continue and which request it belongs to, so that no other request can use it.

const digest = (request: unknown): string =>
  createHash('sha256').update(JSON.stringify(request)).digest('base64url').slice(0, 12);

export const makePageToken = (offset: number, request: unknown): string =>
  Buffer.from(`${offset}.${digest(request)}`).toString('base64url');

/** 0 without a token. @throws InvalidNextToken for one of another request. */
export const readPageToken = (token: string | undefined, request: unknown): number => {
  if (token === undefined) return 0;
  const match = /^(\d{1,12})\.([\w-]{12})$/.exec(Buffer.from(token, 'base64url').toString('latin1'));
  if (!match || match[2] !== digest(request)) throw invalidNextToken();
  return Number(match[1]);
};

/** One page of `items`, and the token for the next one if there is more. */
export const page = <T>(
  items: readonly T[],
  size: number,
  token: string | undefined,
  request: unknown,
): { items: T[]; nextToken: { NextToken?: string } } => {
  const offset = readPageToken(token, request);
  const end = offset + size;
  return {
    items: items.slice(offset, end),
    nextToken: end < items.length ? { NextToken: makePageToken(end, request) } : {},
  };
};
