import { crc32 } from 'node:zlib';
import { entrySchema, type Entry } from './entry.ts';

/** A state folder that cannot be used; for a journal the message names the file and the line. */
export class StateError extends Error {}

/** Longer than any `place` entry: such a line is overwritten in place, so its length must not change. */
const PLACE_WIDTH = 64;

/** Checksum, the entry as JSON, end of line. */
export function writeLine(entry: Entry): Buffer {
  const text = JSON.stringify(entry);
  const padded = entry.k === 'place' ? text.padEnd(PLACE_WIDTH) : text;
  return Buffer.from(`${checksum(padded)} ${padded}\n`);
}

/** null: not a whole line. 'unknown': a whole line, but not an entry that this version knows. */
function readLine(line: Buffer): Entry | 'unknown' | null {
  const text = line.subarray(9).toString('utf8');
  if (line.subarray(0, 9).toString('latin1') !== `${checksum(line.subarray(9))} `) return null;
  try {
    return entrySchema.safeParse(JSON.parse(text)).data ?? 'unknown';
  } catch {
    return 'unknown';
  }
}

const checksum = (text: string | Buffer): string => crc32(text).toString(16).padStart(8, '0');

export interface ReadJournal {
  entries: Entry[];
  /** Where the last whole line ends. */
  bytes: number;
}

/**
 * Reads a journal. A last line that is not whole was cut off by the end of the process or the machine, and is left out.
 * Throws StateError for a damaged line with whole lines after it.
 */
export function readJournal(file: string, content: Buffer): ReadJournal {
  const entries: Entry[] = [];
  let bytes = 0;
  let number = 0;
  let damaged: number | null = null;
  const refuse = (line: number): never => {
    throw new StateError(`${file}:${line}: this line is damaged; nothing after it can be trusted`);
  };
  for (let from = 0; from < content.length;) {
    const found = content.indexOf(0x0a, from);
    const entry = found < 0 ? null : readLine(content.subarray(from, found));
    from = found < 0 ? content.length : found + 1;
    number++;
    if (entry === null) {
      damaged ??= number;
      continue;
    }
    if (damaged !== null) return refuse(damaged);
    if (entry === 'unknown') throw new StateError(`${file}:${number}: no line of this version of the sandbox`);
    if ((entry.k === 'scene') !== (number === 1))
      throw new StateError(`${file}:${number}: a scene stands in line 1 only`);
    entries.push(entry);
    bytes = from;
  }
  return entries.length === 0 ? refuse(1) : { entries, bytes };
}
