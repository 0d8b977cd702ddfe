import { badRequest } from './state.ts';

const DEFAULT_SIZE = 25;
const LARGEST_SIZE = 500;

/**
 * Cuts a list into pages: 25 by default, 500 at most (the SDK's documentation). AWS does not document limits out of
 * range: here a larger one counts as 500, and one below 1 is refused.
 */
export function page<T>(
  all: readonly T[],
  position: string | undefined,
  limit: number | undefined,
): { items: T[]; position?: string } {
  if (limit !== undefined && (limit < 1 || !Number.isInteger(limit))) throw badRequest('Invalid limit specified');
  const start = position === undefined ? 0 : readPosition(position);
  const end = start + Math.min(LARGEST_SIZE, limit ?? DEFAULT_SIZE);
  return { items: all.slice(start, end), ...(end < all.length ? { position: writePosition(end) } : {}) };
}

const writePosition = (start: number): string => Buffer.from(`next:${start}`).toString('base64url');

function readPosition(text: string): number {
  const match = /^next:(\d{1,9})$/.exec(Buffer.from(text, 'base64url').toString());
  if (match === null) throw badRequest('Invalid position specified');
  return Number(match[1]);
}
