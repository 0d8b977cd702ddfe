/**
 * `npm run dev`: the dashboard with hot reloading, on AWS_ENDPOINT_URL (or AWS itself, with --aws). Otherwise it starts
 * the demo sandbox too.
 */
import { spawn } from 'node:child_process';
import { freePort } from './free-port.ts';
import { programsThatEndTogether, sandboxEnvironment, startProgram } from './run-programs.ts';

const port = process.env['PORT'] ?? '3000';
const bringSandbox = !process.env['AWS_ENDPOINT_URL'] && !process.argv.includes('--aws');
const programs = programsThatEndTogether();
let env: Record<string, string> = {};

if (bringSandbox) {
  const sandboxPort = await freePort(Number(process.env['SANDBOX_PORT'] ?? 4566));
  const endpoint = `http://127.0.0.1:${sandboxPort}`;
  env = { ...sandboxEnvironment(endpoint), DATABASE_URL: process.env['DATABASE_URL'] ?? 'file:data/dev.db' };
  programs.add(
    await startProgram(
      ['sandbox/main.ts', '--scenario', 'demo', '--port', String(sandboxPort)],
      {},
      `${endpoint}/_sandbox/health`,
    ),
  );
}
programs.add(
  spawn('next', ['dev', '--hostname', '127.0.0.1', '--port', port], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  }),
);
