import { AwsError } from '../kernel/operation.ts';

const PAGE_SIZE = 100;

/** Cuts a list into pages of 100. The token names the last item, so that new items in front repeat no row. */
export function paginate<T>(
  all: readonly T[],
  nextToken: string | undefined,
  key: (item: T) => string,
): { page: T[]; nextToken?: string } {
  const start = nextToken === undefined ? 0 : after(all, nextToken, key);
  const page = all.slice(start, start + PAGE_SIZE);
  const last = page.at(-1);
  return start + PAGE_SIZE < all.length && last !== undefined
    ? { page, nextToken: Buffer.from(`after:${key(last)}`).toString('base64') }
    : { page };
}

function after<T>(all: readonly T[], token: string, key: (item: T) => string): number {
  const wanted = /^after:(.+)$/.exec(Buffer.from(token, 'base64').toString())?.[1];
  const index = wanted === undefined ? -1 : all.findIndex((item) => key(item) === wanted);
  if (index < 0) throw new AwsError('InvalidNextTokenException', 'The specified next token is not valid');
  return index + 1;
}
