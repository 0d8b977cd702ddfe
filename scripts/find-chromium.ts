import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const SYSTEM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Flags that a headless Chromium needs in containers and on closed networks. */
export const CHROMIUM_ARGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/**
 * Path of a Chromium to test with: SLUICE_CHROMIUM, Playwright's own, or the system's. null: none is installed.
 */
export function findChromium(): string | null {
  const given = process.env['SLUICE_CHROMIUM'];
  if (given) return given;
  const own = chromium.executablePath();
  return [own, ...SYSTEM_PATHS].find((path) => existsSync(path)) ?? null;
}

/**
 * As findChromium, but installs one if there is none: Playwright's own if its download works, else Debian's package.
 * Throws when neither is available.
 */
export function ensureChromium(): string {
  const found = findChromium();
  if (found) return found;
  console.error('No Chromium found; installing one …');
  const attempts: [string, string[]][] = [
    ['npx', ['playwright', 'install', 'chromium']],
    ['apt-get', ['update', '-q']],
    ['apt-get', ['install', '-y', '-q', 'chromium']],
  ];
  for (const [command, args] of attempts) {
    spawnSync(command, args, {
      stdio: 'ignore',
      timeout: 300_000,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    const now = findChromium();
    if (now) return now;
  }
  throw new Error('No Chromium: install one (Debian: apt-get install chromium) or set SLUICE_CHROMIUM to its path.');
}
