import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const WORKER_FOLDER = fileURLToPath(new URL('worker', import.meta.url));

/** What a handler's process may touch. All paths are folders, with everything in them. */
export interface Reach {
  taskRoot: string;
  /** The only place where it may write: its `os.tmpdir()`. */
  scratch: string;
  /** Where packages are found that the task root lacks; those that do not exist are left out. */
  modules: readonly string[];
}

/**
 * Node's flags for a handler's process: it reads its code, packages and scratch folder, writes the last alone, and
 * starts no other process, thread or native code. Node 24 cannot restrict the network, and follows symbolic links that
 * lie in those folders; node:sqlite, which opens files past the permissions (tried with 24.21), is off.
 */
export function permissionFlags({ taskRoot, scratch, modules }: Reach): string[] {
  const readable = [WORKER_FOLDER, taskRoot, scratch, ...modules.flatMap(withLinkedPackages)];
  return [
    '--permission',
    ...spellings(readable).map((path) => `--allow-fs-read=${path}`),
    ...spellings([scratch]).map((path) => `--allow-fs-write=${path}`),
    '--no-experimental-sqlite',
  ];
}

/** Each folder as it is named and as it really is called: Node looks at both. */
function spellings(paths: readonly string[]): string[] {
  const all = paths.filter((path) => existsSync(path)).flatMap((path) => [resolve(path), realpathSync(path)]);
  // A star would stand for every name that begins like it.
  return [...new Set(all)].filter((path) => !path.includes('*'));
}

/** A folder of packages, with those that are links to elsewhere: workspaces make them. */
function withLinkedPackages(folder: string): string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder, { withFileTypes: true });
  const scopes = names.filter((entry) => entry.isDirectory() && entry.name.startsWith('@'));
  const scoped = scopes.flatMap(({ name }) => readdirSync(join(folder, name), { withFileTypes: true }));
  const links = [...names, ...scoped].filter((entry) => entry.isSymbolicLink());
  return [folder, ...links.map((entry) => join(entry.parentPath, entry.name))];
}

/** Every node_modules from a folder up to the root. */
export function modulesAbove(folder: string): string[] {
  const above = dirname(folder) === folder ? [] : modulesAbove(dirname(folder));
  return [join(folder, 'node_modules'), ...above];
}

/** Options of NODE_OPTIONS that change how code runs and not what it may touch. */
const HARMLESS =
  /^--(enable-source-maps|no-deprecation|no-warnings|trace-(warnings|deprecation|uncaught)|(stack-trace-limit|max-http-header-size|dns-result-order|unhandled-rejections|disable-warning)=[\w-]+)$/;

/** Those options of a function's NODE_OPTIONS that its process gets. */
export const harmlessOptions = (text: string): string[] => text.split(/\s+/).filter((option) => HARMLESS.test(option));
