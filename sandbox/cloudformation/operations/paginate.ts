import { validationError } from '../state.ts';

/** Cuts a list into CloudFormation's pages; the token is the position of the next item. */
export function paginate<T>(
  all: readonly T[],
  token: string | undefined,
  size: number,
): { page: T[]; NextToken?: string } {
  const start = token === undefined ? 0 : Number(/^page-(\d{1,9})$/.exec(token)?.[1] ?? Number.NaN);
  if (Number.isNaN(start)) throw validationError('NextToken is invalid');
  const end = start + size;
  return { page: all.slice(start, end), ...(end < all.length ? { NextToken: `page-${end}` } : {}) };
}
