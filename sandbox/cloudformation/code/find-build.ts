import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { isMap, own } from '../../template/json.ts';
import type { LocalCode } from '../../template/sam/sam-context.ts';
import { textOf } from '../../template/text-of.ts';

const RUNS = ['.js', '.mjs', '.cjs'];
const SOURCES = ['.ts', '.mts', '.cts', '.tsx', '.jsx'];
/** What is in Lambda's own runtime, and in the sandbox. */
const GIVEN = /^(@aws-sdk|@smithy)\//;

/** Where a function's code is that can run. */
export type Runnable =
  | { kind: 'as-it-is' }
  | { kind: 'built'; folder: string }
  /** `why`: what it needs first. */
  | { kind: 'unbuilt'; why: string };

/**
 * Node.js code that needs a build before it can run: TypeScript, a `BuildMethod`, packages that are not installed. What
 * `sam build` has made beside the template is taken, as `sam deploy` does.
 */
export function findBuild(templateFolder: string, code: LocalCode): Runnable {
  // A template that `sam build` wrote, with its code beside it.
  if (templateFolder.includes(`${sep}.aws-sam${sep}`)) return { kind: 'as-it-is' };
  const why = whyBuild(resolve(templateFolder, code.path), code);
  if (why === null) return { kind: 'as-it-is' };
  const folder = join(templateFolder, '.aws-sam', 'build', code.logicalId);
  return existsSync(folder) ? { kind: 'built', folder } : { kind: 'unbuilt', why };
}

function whyBuild(folder: string, { metadata, handler, runtime }: LocalCode): string | null {
  if (!(textOf(runtime) ?? '').startsWith('nodejs')) return null;
  const method = isMap(metadata) ? textOf(own(metadata, 'BuildMethod')) : null;
  const skips = isMap(metadata) && textOf(own(metadata, 'SkipBuild'))?.toLowerCase() === 'true';
  if (method !== null && !skips) return `BuildMethod ${method}`;
  const stem = (textOf(handler) ?? '').replace(/\.[^./]*$/, '');
  const stands = (endings: readonly string[]): string | undefined =>
    endings.map((ending) => `${stem}${ending}`).find((name) => existsSync(join(folder, name)));
  const source = stands(RUNS) === undefined ? stands(SOURCES) : undefined;
  if (source !== undefined) return `${source} is not JavaScript`;
  const missing = missingPackage(folder);
  return missing === null ? null : `the package ${missing} is not installed`;
}

/** The first dependency of a package.json that no node_modules has, here or further up. */
function missingPackage(folder: string): string | null {
  let wanted: unknown;
  try {
    wanted = (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { dependencies?: unknown })
      .dependencies;
  } catch {
    return null;
  }
  const names = typeof wanted === 'object' && wanted !== null ? Object.keys(wanted) : [];
  return names.find((name) => !GIVEN.test(name) && !isInstalled(folder, name)) ?? null;
}

function isInstalled(folder: string, name: string): boolean {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'node_modules', name))) return true;
    if (dirname(at) === at) return false;
  }
}
