import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const INPUTS = [
  'app',
  'components',
  'lib',
  'instrumentation.ts',
  'next.config.js',
  'postcss.config.mjs',
  'package-lock.json',
];

function* filesUnder(path: string): Generator<string> {
  if (!existsSync(path)) return;
  const entries = readdirSync(path, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  for (const entry of entries) {
    if (!entry.name.includes('.test.')) yield join(entry.parentPath, entry.name);
  }
}

function fingerprint(): string {
  const hash = createHash('sha256');
  const files = INPUTS.flatMap((input) => (/\.\w+$/.test(input) ? [input] : [...filesUnder(input)])).toSorted();
  for (const file of files) hash.update(file).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

/** Builds the dashboard for production into `distDir`, unless its build is from the same sources. */
export function ensureBuild(distDir: string): void {
  const stamp = join(distDir, 'built-from');
  const wanted = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  console.error('Building the dashboard …');
  const build = spawnSync('next', ['build'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    env: { ...process.env, NEXT_DIST_DIR: distDir },
  });
  if (build.status !== 0) {
    console.error(build.stdout + build.stderr);
    throw new Error('The build failed.');
  }
  writeFileSync(stamp, wanted);
}
