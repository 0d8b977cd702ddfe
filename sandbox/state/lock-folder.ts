import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StateError } from './journal-line.ts';

export class FolderInUse extends StateError {}

/** SQLite's name for a lock that somebody else holds. */
const SQLITE_BUSY = 5;

/**
 * Keeps a folder to one process. The lock is SQLite's, because Node has none of its own: the system takes it back when the
 * process ends, however it ends. Returns how to give it up. Throws FolderInUse where another process has it.
 */
export function lockFolder(folder: string): () => void {
  const database = new DatabaseSync(join(folder, 'lock'));
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error;
    throw new FolderInUse(`${folder} is in use by another sandbox`);
  }
  return () => database.close();
}
