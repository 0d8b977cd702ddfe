import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, sep } from 'node:path';

/** What stands beside code and is never uploaded with it: histories, and what tools have built. */
const LEFT_OUT = new Set(['.git', '.hg', '.svn', '.aws-sam', 'cdk.out']);

/** Whether a path inside a code folder is no part of the code. */
export const isLeftOut = (path: string): boolean => path.split(sep).some((part) => LEFT_OUT.has(part));

export interface UploadedFile {
  /** Inside the folder; '' if the path is itself a file. */
  name: string;
  sizeBytes: number;
}

/**
 * The files of a folder, or a file, that `sam build` and an upload would take, by name: without histories, and without
 * the packages that npm has marked as needed for development alone. Links that lead nowhere are left out.
 */
export function uploadedFiles(path: string): UploadedFile[] {
  const isFolder = statSync(path).isDirectory();
  const isForDevelopment = isFolder ? developmentPackages(path) : () => false;
  const names = isFolder ? namesIn(path, '').toSorted() : [''];
  return names.flatMap((name) => {
    const entry = statSync(join(path, name), { throwIfNoEntry: false });
    if (entry?.isFile() !== true || isForDevelopment(name)) return [];
    return [{ name, sizeBytes: entry.size }];
  });
}

function namesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = join(folder, entry.name);
    if (LEFT_OUT.has(entry.name)) return [];
    return entry.isDirectory() ? namesIn(root, name) : [name];
  });
}

/** npm keeps what it installed in node_modules/.package-lock.json, with `dev` where production does not need it. */
function developmentPackages(folder: string): (name: string) => boolean {
  let packages: Record<string, { dev?: unknown } | null>;
  try {
    const text = readFileSync(join(folder, 'node_modules', '.package-lock.json'), 'utf8');
    packages = (JSON.parse(text) as { packages?: typeof packages }).packages ?? {};
  } catch {
    return () => false;
  }
  const folders = Object.entries(packages).flatMap(([name, one]) =>
    one?.dev === true ? [`${name.replaceAll('/', sep)}${sep}`] : [],
  );
  return (name) => name.startsWith('node_modules') && folders.some((one) => name.startsWith(one));
}
