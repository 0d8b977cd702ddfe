import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Outside } from '../../kernel/outside.ts';
import type { NamedFolders } from '../../runtime/named-folders.ts';
import type { ObjectUri } from '../../template/sam/sam-context.ts';

const BUCKET = 'sandbox-artifacts';
/** Lambda's limit for an unzipped package. */
const LARGEST_BYTES = 262_144_000;

export interface Artifacts {
  /**
   * Stands in for `sam package`: the key changes with the content. If the path does not exist, the key is the logical
   * id, so that a template can be loaded without its code. Throws Error for a path that may not be read.
   */
  pack(folder: string | null, logicalId: string, path: string): ObjectUri;
  /** The folder behind an object; null: not an artifact of the sandbox, or not a folder. */
  folderOf(bucket: string, key: string): string | null;
}

export function createArtifacts(outside: Outside, named: NamedFolders): Artifacts {
  const folders = new Map<string, string>();
  return {
    pack(folder, logicalId, path) {
      const at = folder === null ? null : resolve(folder, path);
      const read = (path: string) => {
        named.check(path);
        return digest(path);
      };
      const found = at === null ? null : outside.look('artifact', () => read(at));
      if (at === null || found === null) return { S3Bucket: BUCKET, S3Key: logicalId };
      if (found.isFolder) folders.set(found.key, at);
      return { S3Bucket: BUCKET, S3Key: found.key };
    },
    folderOf: (bucket, key) => (bucket === BUCKET ? (folders.get(key) ?? null) : null),
  };
}

/** MD5 of every file's name and content; null if there is nothing. @throws Error when it is too large. */
function digest(path: string): { key: string; isFolder: boolean } | null {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return null;
  const hash = createHash('md5').update(path);
  let bytes = 0;
  const names = stat.isDirectory() ? readdirSync(path, { recursive: true, encoding: 'utf8' }).toSorted() : [''];
  for (const name of names) {
    const file = join(path, name);
    const entry = statSync(file, { throwIfNoEntry: false });
    if (entry?.isFile() !== true) continue;
    bytes += entry.size;
    if (bytes > LARGEST_BYTES) throw new Error(`${path}: Unzipped size must be smaller than ${LARGEST_BYTES} bytes`);
    hash.update(`${name}\0${entry.size}\0`).update(readFileSync(file));
  }
  return { key: hash.digest('hex'), isFolder: stat.isDirectory() };
}
