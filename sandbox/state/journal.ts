import { closeSync, fdatasync, fsyncSync, ftruncateSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Entry } from './entry.ts';
import { writeLine } from './journal-line.ts';

/** An append-only file of entries. */
export interface Journal {
  /** Writes at once, so that a killed process loses nothing. Throws the file system's error. */
  append(entry: Entry): void;
  /** Resolves when everything appended so far would survive a crash of the machine. */
  durable(): Promise<void>;
  /** Nothing is written afterwards. */
  close(): void;
}

/** Continues a journal whose first `bytes` are whole; cuts off the rest. `last`: its last entry. */
export function continueJournal(file: string, bytes: number, last: Entry | undefined): Journal {
  const fd = openSync(file, 'r+');
  ftruncateSync(fd, bytes);
  return journalOn(fd, bytes, last);
}

/** Replaces a journal by a new one; the old one stays whole until then. */
export function beginJournal(file: string, entries: readonly Entry[]): Journal {
  const half = `${file}.new`;
  const fd = openSync(half, 'w');
  const journal = journalOn(fd, 0, undefined);
  for (const entry of entries) journal.append(entry);
  fsyncSync(fd);
  renameSync(half, file);
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
  return journal;
}

function journalOn(fd: number, bytes: number, last: Entry | undefined): Journal {
  let size = bytes;
  let lastPlaceAt = last?.k === 'place' ? size - writeLine(last).length : null;
  let written = 0;
  let synced = 0;
  let syncing: Promise<void> | null = null;
  let open = true;
  let broken: unknown = null;

  const sync = async (): Promise<void> => {
    const upTo = written;
    await new Promise<void>((resolve, reject) =>
      fdatasync(fd, (error) => (error === null ? resolve() : reject(error))),
    );
    synced = upTo;
  };
  const release = (): void => {
    if (open || syncing !== null) return;
    closeSync(fd);
  };

  /** One sync covers everything written before it began. */
  const settle = async (wanted: number): Promise<void> => {
    if (!open || synced >= wanted) return;
    syncing ??= sync().finally(() => {
      syncing = null;
      release();
    });
    await syncing;
    await settle(wanted);
  };

  return {
    append(entry) {
      if (!open) return;
      // After a missing line no later one can be trusted.
      if (broken !== null) throw broken;
      const line = writeLine(entry);
      // Only the latest position matters: overwrite the last one.
      const at = entry.k === 'place' && lastPlaceAt !== null ? lastPlaceAt : size;
      try {
        for (let done = 0; done < line.length;) done += writeSync(fd, line, done, line.length - done, at + done);
      } catch (error) {
        broken = error;
        ftruncateSync(fd, size);
        throw error;
      }
      size = at + line.length;
      lastPlaceAt = entry.k === 'place' ? at : null;
      if (entry.k !== 'place') written++;
    },
    durable: () => settle(written),
    close() {
      if (!open) return;
      open = false;
      release();
    },
  };
}
