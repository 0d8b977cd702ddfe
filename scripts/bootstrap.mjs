/**
 * The first step of what a fresh clone can run (`npm run demo`, `npm test`, `npm run sandbox`, …), with only the
 * machine's own Node (20 or newer). Installs the packages (Node 24 among them) if they are missing or the lock file has
 * changed, then continues under Node 24. Plain JavaScript, no packages: it runs before there are any.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = join(root, 'node_modules', '.sluice-installed');
const node24 = join(root, 'node_modules', 'node', 'bin', 'node');

function wantedInstall() {
  const hash = createHash('sha256');
  for (const file of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

const isInstalled = () => existsSync(node24) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wantedInstall();

if (!isInstalled()) {
  // Not on stdout, which is the program's own.
  console.error('Installing packages (once; Node 24 is one of them) …');
  // Not `npm ci`: it refuses lock files without the platform packages of other systems.
  // `--no-save`: npm would rewrite the lock file for this machine, and a clone would not be clean.
  const install = spawnSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['inherit', 2, 2],
  });
  if (install.status !== 0) {
    console.error('npm install failed: the packages of package.json could not be installed.');
    process.exit(1);
  }
  if (!existsSync(node24)) {
    // npm may have install scripts turned off. The package's own script puts the binary in place.
    spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
      cwd: join(root, 'node_modules', 'node'),
      stdio: ['inherit', 2, 2],
    });
  }
  if (!existsSync(node24)) {
    console.error('Node 24 (the npm package node@24) has no binary for this machine.');
    process.exit(1);
  }
  writeFileSync(stamp, wantedInstall());
}

const [program = '', ...rest] = process.argv.slice(2);
const child = spawn(node24, [join(root, program), ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter) },
});
// Ctrl+C reaches the whole process group. A kill reaches only this process, so it is forwarded.
process.on('SIGTERM', () => child.kill('SIGTERM'));
process.on('SIGINT', () => undefined);
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
