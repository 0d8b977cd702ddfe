import { invalidParameter } from './state.ts';

/** The largest page of Lambda's lists, whatever MaxItems says. */
const LARGEST_PAGE = 50;

/** Cuts a list into pages by Marker, which holds the position of the next item. */
export function paginate<T>(
  all: readonly T[],
  marker: string | undefined,
  maxItems: number | undefined,
): { page: T[]; nextMarker: string | undefined } {
  const start = marker === undefined || marker === '' ? 0 : readMarker(marker);
  const size = Math.min(LARGEST_PAGE, maxItems === undefined || maxItems < 1 ? LARGEST_PAGE : maxItems);
  const end = start + size;
  return { page: all.slice(start, end), nextMarker: end < all.length ? writeMarker(end) : undefined };
}

const writeMarker = (position: number): string => Buffer.from(`next:${position}`).toString('base64url');

function readMarker(marker: string): number {
  const match = /^next:(\d{1,9})$/.exec(Buffer.from(marker, 'base64url').toString());
  if (match === null) throw invalidParameter('Invalid Marker value');
  return Number(match[1]);
}
