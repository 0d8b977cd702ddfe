import type { Page } from '../parts/store.ts';
import { encodeCursor, type Position } from './cursor.ts';

/** Makes a page of `limit` items from rows that were queried with one more than the limit. */
export function toPage<Row, T>(
  list: string,
  rows: Row[],
  limit: number,
  item: (row: Row) => T,
  position: (row: Row) => Position,
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(item),
    nextCursor: rows.length > limit && last !== undefined ? encodeCursor(list, position(last)) : null,
  };
}
