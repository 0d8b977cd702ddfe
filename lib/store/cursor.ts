import { createHash } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../domain/errors/problem.ts';

const shape = z.tuple([z.string(), z.iso.datetime(), z.string().min(1).max(200), z.string()]);

/** Where a page ended: the sort key of its last row. */
export interface Position {
  at: string;
  id: string;
}

/** Opaque to callers. `list` names the list, so that another list refuses the cursor. */
export function encodeCursor(list: string, position: Position): string {
  const seal = sealOf(list, position);
  return Buffer.from(JSON.stringify([list, position.at, position.id, seal])).toString('base64url');
}

/** Throws AppError INVALID_INPUT for anything that `encodeCursor` did not make for this list. */
export function decodeCursor(list: string, cursor: string): Position {
  const parsed = shape.safeParse(parseJson(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (parsed.success) {
    const [of, at, id, seal] = parsed.data;
    if (of === list && seal === sealOf(list, { at, id })) return { at, id };
  }
  throw new AppError('INVALID_INPUT', 'The cursor is not one that this list gave out.', {
    details: { field: 'cursor' },
  });
}

// Not a secret: it catches a cursor that was cut, mistyped or taken from elsewhere. Nothing is gained by forging one.
function sealOf(list: string, position: Position): string {
  return createHash('sha256').update(`${list}\n${position.at}\n${position.id}`).digest('base64url').slice(0, 8);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
