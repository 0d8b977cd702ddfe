import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { claimDatabase } from '../../lib/store/claim-database.ts';

/** Runs `npm start`'s program until it ends, with no AWS settings in the environment but the given ones. */
function start(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  const clean: NodeJS.ProcessEnv = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('AWS_')),
  ) as NodeJS.ProcessEnv;
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['scripts/start.ts'], {
      env: {
        ...clean,
        HOME: tmpdir(),
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_CONFIG_FILE: '/dev/null',
        AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
        PORT: '0',
        DATABASE_URL: `file:${tmpdir()}/sluice-start-${process.pid}.db`,
        ...env,
      },
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.on('exit', (code) => resolve({ code, output: output.trim() }));
  });
}

const keys = { AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE000000000', AWS_SECRET_ACCESS_KEY: 'example' };

test.each([
  ['no region', keys, /AWS_REGION/],
  ['no credentials', { AWS_REGION: 'eu-west-1' }, /credentials/i],
  ['a host that others reach, without a login', { ...keys, AWS_REGION: 'eu-west-1', HOST: '0.0.0.0' }, /HOST.*login/i],
  ['an address of the network in another spelling', { ...keys, AWS_REGION: 'eu-west-1', HOST: '0' }, /HOST.*login/i],
  ['a port that is no number', { ...keys, AWS_REGION: 'eu-west-1', PORT: 'eighty' }, /PORT/],
  ['targets that are no JSON', { ...keys, AWS_REGION: 'eu-west-1', SLUICE_TARGETS: '{' }, /SLUICE_TARGETS/],
  ['a database that cannot be', { ...keys, AWS_REGION: 'eu-west-1', DATABASE_URL: 'mysql://x' }, /DATABASE_URL/],
])('npm start with %s says so in one line and exits 1', async (_, env, expected) => {
  const { code, output } = await start(env);
  expect(code).toBe(1);
  expect(output).toMatch(expected);
  expect(output.split('\n')).toHaveLength(1);
});

test('npm start says that its port is taken', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' && address ? String(address.port) : '';
  const { code, output } = await start({ ...keys, AWS_REGION: 'eu-west-1', PORT: port });
  other.close();
  expect(code).toBe(1);
  expect(output).toContain(port);
});

test('npm start on a database that another Sluice has says which one', async () => {
  const path = join(tmpdir(), `sluice-taken-${process.pid}.db`);
  const letGo = claimDatabase(`file:${path}`, { address: 'http://127.0.0.1:3000', at: '2026-11-21T12:00:00.000Z' });
  const { code, output } = await start({ ...keys, AWS_REGION: 'eu-west-1', DATABASE_URL: `file:${path}` });
  letGo();
  rmSync(`${path}-owner`, { force: true });
  expect(code).toBe(1);
  expect(output).toContain(`is in use by another Sluice: process ${process.pid} on ${hostname()}`);
  expect(output.split('\n')).toHaveLength(1);
});
