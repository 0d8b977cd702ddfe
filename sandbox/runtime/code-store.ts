import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp, lstat, readdir, readFile, readlink, rename, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export interface StoredCode {
  /** The copy that is run: later changes to the folder make a new version, they do not reach into old ones. */
  path: string;
  /** Base64, of every file's path and content. */
  sha256: string;
  sizeBytes: number;
}

export interface CodeStore {
  /** Copies a folder, as an upload does. Throws Error naming the folder when it cannot be read. */
  keep(folder: string): Promise<StoredCode>;
  /** Where a copy was taken from; its own path for a folder that is no copy. */
  sourceOf(path: string): string;
  dispose(): void;
}

export function createCodeStore(): CodeStore {
  let root: string | null = null;
  const sources = new Map<string, string>();
  return {
    async keep(folder) {
      const source = resolve(folder);
      if (!(await stat(source).catch(() => null))?.isDirectory()) throw new Error(`${source} is not a folder`);
      const { sha256, sizeBytes } = await digestFolder(source);
      root ??= mkdtempSync(join(tmpdir(), 'sluice-sandbox-code-'));
      const path = join(root, createHash('sha256').update(`${source}\n${sha256}`).digest('hex'));
      if (!sources.has(path)) {
        const half = mkdtempSync(`${path}-`);
        await cp(source, half, { recursive: true });
        await rename(half, path).catch(async (error: NodeJS.ErrnoException) => {
          // Somebody else kept the same folder meanwhile.
          if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
          rmSync(half, { recursive: true, force: true });
        });
        sources.set(path, source);
      }
      return { path, sha256, sizeBytes };
    },
    sourceOf: (path) => sources.get(path) ?? path,
    dispose() {
      if (root !== null) rmSync(root, { recursive: true, force: true });
      root = null;
      sources.clear();
    },
  };
}

async function digestFolder(folder: string): Promise<{ sha256: string; sizeBytes: number }> {
  const names = (await readdir(folder, { recursive: true })).toSorted();
  const hash = createHash('sha256');
  let sizeBytes = 0;
  for (const name of names) {
    const path = join(folder, name);
    const entry = await lstat(path);
    if (entry.isSymbolicLink()) hash.update(`${name}\0${await readlink(path)}\0`);
    if (!entry.isFile()) continue;
    const content = await readFile(path);
    sizeBytes += content.byteLength;
    hash.update(`${name}\0${content.byteLength}\0`).update(content);
  }
  return { sha256: hash.digest('base64'), sizeBytes };
}
