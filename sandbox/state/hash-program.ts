import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SANDBOX = fileURLToPath(new URL('..', import.meta.url));

/** Identifies the sandbox's sources: another version may replay the same journal differently. */
export function hashProgram(): string {
  const hash = createHash('sha256');
  const names = readdirSync(SANDBOX, { recursive: true, encoding: 'utf8' });
  for (const name of names.toSorted()) {
    if (!/\.(ts|mjs)$/.test(name) || /\.test\.ts$|^(clients|testing|examples)\b/.test(name)) continue;
    hash.update(`${name}\0`).update(readFileSync(join(SANDBOX, name)));
  }
  return hash.digest('hex').slice(0, 16);
}
