import { chmodSync, closeSync, mkdirSync, openSync, readdirSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** Files that SQLite and Sluice lay beside a database. */
const BESIDE = ['-wal', '-shm', '-journal', '-owner', '-owner-journal'];

/**
 * Makes a database's file, and lets only its owner read it: the audit log has names and reasons. SQLite gives the files
 * beside it the same mode. The folder too, if it holds nothing else: another may be other people's. What may not be
 * changed (a mounted volume, another owner) stays as it is.
 */
export function keepToOwner(path: string): void {
  const folder = dirname(path);
  const made = mkdirSync(folder, { recursive: true, mode: 0o700 });
  closeSync(openSync(path, 'a', 0o600));
  const own = [path, ...BESIDE.map((end) => path + end)];
  const names = own.map((file) => basename(file));
  if (made !== undefined || readdirSync(folder).every((name) => names.includes(name))) own.push(folder);
  for (const file of own) {
    try {
      chmodSync(file, file === folder ? 0o700 : 0o600);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (!['ENOENT', 'EPERM', 'EROFS', 'ENOTSUP'].includes(code ?? '')) throw error;
    }
  }
}
