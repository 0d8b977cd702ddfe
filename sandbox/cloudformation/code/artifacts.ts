import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Outside } from '../../kernel/outside.ts';
import type { NamedFolders } from '../../runtime/named-folders.ts';
import { uploadedFiles } from '../../runtime/uploaded-files.ts';
import type { LocalCode, Packaged } from '../../template/sam/sam-context.ts';
import { findBuild } from './find-build.ts';

const BUCKET = 'sandbox-artifacts';
/** Lambda's limit for an unzipped package. */
const LARGEST_BYTES = 262_144_000;

export interface Artifacts {
  /**
   * Stands in for `sam package`: the key changes with the content. If the path does not exist, the key is the logical
   * id, so that a template can be loaded without its code. Throws Error for a path that may not be read, and for one
   * that is too large.
   */
  pack(folder: string | null, code: LocalCode): Packaged;
  /** The folder behind an object; null: not an artifact of the sandbox, or not a folder. */
  folderOf(bucket: string, key: string): string | null;
}

interface Found {
  key: string;
  /** Where it runs from; null: nowhere. */
  runsFrom: string | null;
  why: string | null;
}

export function createArtifacts(outside: Outside, named: NamedFolders): Artifacts {
  const folders = new Map<string, string>();
  return {
    pack(folder, code) {
      const found = folder === null ? null : outside.look('artifact', () => look(named, folder, code));
      if (found === null) return { S3Bucket: BUCKET, S3Key: code.logicalId, why: `there is no ${code.path}` };
      if (found.runsFrom !== null) folders.set(found.key, found.runsFrom);
      const uri = { S3Bucket: BUCKET, S3Key: found.key };
      return found.why === null ? uri : { ...uri, why: found.why };
    },
    folderOf: (bucket, key) => (bucket === BUCKET ? (folders.get(key) ?? null) : null),
  };
}

function look(named: NamedFolders, folder: string, code: LocalCode): Found | null {
  const given = resolve(folder, code.path);
  named.check(given);
  if (statSync(given, { throwIfNoEntry: false }) === undefined) return null;
  const runnable = findBuild(folder, code);
  const at = runnable.kind === 'built' ? runnable.folder : given;
  named.check(at);
  const runs = runnable.kind !== 'unbuilt' && statSync(at).isDirectory();
  return {
    key: digest(at),
    runsFrom: runs ? at : null,
    why: runnable.kind === 'unbuilt' ? `it needs a build (${runnable.why}): run sam build` : null,
  };
}

/** MD5 of every file's name and content. @throws Error when it is too large. */
function digest(path: string): string {
  const hash = createHash('md5').update(path);
  const files = uploadedFiles(path);
  const bytes = files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  if (bytes > LARGEST_BYTES)
    throw new Error(
      `Unzipped size must be smaller than ${LARGEST_BYTES} bytes: ${path} has ${bytes.toLocaleString('en')}`,
    );
  for (const { name, sizeBytes } of files)
    hash.update(`${name}\0${sizeBytes}\0`).update(readFileSync(join(path, name)));
  return hash.digest('hex');
}
