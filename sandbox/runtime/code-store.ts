import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { cp, lstat, mkdir, mkdtemp, readdir, readFile, readlink, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { isLeftOut } from './uploaded-files.ts';

interface StoredCode {
  /** Of the copy that runs: later changes to the folder do not reach it. */
  name: string;
  /** The folder it was copied from: absolute; '' for code that came from no folder. */
  source: string;
  /** Base64, over every file's path and content. */
  sha256: string;
  sizeBytes: number;
}

export interface CodeStore {
  /** Copies a folder, like an upload. Throws Error naming the folder if it cannot be read. */
  keep(folder: string): Promise<StoredCode>;
  /** Stores code that is one text: `index.js`. */
  keepText(text: string): Promise<StoredCode>;
  /** The path of a copy, including one made before this process began. */
  locate(stored: Pick<StoredCode, 'name' | 'source'>): string;
  /** Where a copy was taken from; its own path for a folder that is not a copy; null: from no folder. */
  sourceOf(path: string): string | null;
  dispose(): void;
}

/** Keeps copies in `folder`; without one, below the system's temporary folder until `dispose`. */
export function createCodeStore(folder: string | null = null): CodeStore {
  let root = folder;
  const sources = new Map<string, string>();
  const place = (): string => (root ??= mkdtempSync(join(tmpdir(), 'sluice-sandbox-code-')));
  const store: CodeStore = {
    async keep(folder) {
      const source = resolve(folder);
      if (!(await stat(source).catch(() => null))?.isDirectory()) throw new Error(`${source} is not a folder`);
      const { sha256, sizeBytes } = await digestFolder(source);
      const name = createHash('sha256').update(`${source}\n${sha256}`).digest('hex');
      const path = join(place(), name);
      if (!sources.has(path)) {
        await mkdir(place(), { recursive: true });
        const half = await mkdtemp(`${path}-`);
        await cp(source, half, { recursive: true, filter: (path) => !isLeftOut(relative(source, path)) });
        await rename(half, path).catch(async (error: NodeJS.ErrnoException) => {
          // The same folder was stored meanwhile.
          if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
          rmSync(half, { recursive: true, force: true });
        });
      }
      return { name, source, sha256, sizeBytes };
    },
    async keepText(text) {
      const folder = await mkdtemp(join(tmpdir(), 'sluice-sandbox-inline-'));
      try {
        await writeFile(join(folder, 'index.js'), text);
        return { ...(await store.keep(folder)), source: '' };
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    },
    locate({ name, source }) {
      const path = join(place(), name);
      sources.set(path, source);
      return path;
    },
    sourceOf: (path) => (sources.get(path) ?? path) || null,
    dispose() {
      if (root !== null && folder === null) rmSync(root, { recursive: true, force: true });
      root = folder;
      sources.clear();
    },
  };
  return store;
}

async function digestFolder(folder: string): Promise<{ sha256: string; sizeBytes: number }> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => !isLeftOut(name)).toSorted();
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
