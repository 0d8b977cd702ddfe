import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StateError } from './journal-line.ts';

export class FolderInUse extends StateError {}

/** SQLite's code for a lock that someone else holds. */
const SQLITE_BUSY = 5;

/**
 * Reserves a folder for one process. The lock is SQLite's, because Node has none: the system releases it when the
 * process ends, however it ends. Returns how to release it. Throws FolderInUse if another process has it.
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
