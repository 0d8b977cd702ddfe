import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));
const children: ChildProcessWithoutNullStreams[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function launch(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, ...args]);
  children.push(child);
  const said = { out: '', err: '' };
  child.stdout.on('data', (chunk) => (said.out += String(chunk)));
  child.stderr.on('data', (chunk) => (said.err += String(chunk)));
  return { child, said };
}

test('it prints one line with its URL, answers, and ends cleanly on SIGTERM', async () => {
  const { child, said } = launch('--scenario', 'test', '--port', '0', '--rate', '0', '--start', '2026-11-20T14:00:00Z');
  await once(child.stdout, 'data');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(said.out)?.[0] ?? '';
  const health = await (await fetch(`${url}/_sandbox/health`)).json();
  expect(health).toMatchObject({ status: 'ok', scenario: 'test', now: '2026-11-20T14:00:00.000Z', rate: 0 });
  child.kill('SIGTERM');
  const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect([code, signal]).toEqual([0, null]);
  expect(said.out.trim().split('\n')).toHaveLength(1);
  expect(said.err).toBe('');
});

test('it says plainly that its port is taken', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  const { child, said } = launch('--scenario', 'empty', '--port', String(port));
  const [code] = (await once(child, 'close')) as [number];
  other.close();
  expect(code).toBe(1);
  expect(said.err).toBe(`sandbox: port ${port} is taken; choose another with --port or SANDBOX_PORT\n`);
});

test.each([[['--scenario', 'nowhere']], [['--port', 'http']], [['--speed', '3']], [['--start', 'noon']]])(
  '%j is refused with the usage',
  async (args) => {
    const { child, said } = launch(...args);
    const [code] = (await once(child, 'close')) as [number];
    expect(code).toBe(2);
    expect(said.err).toContain('--scenario demo|test|empty|fleet-1000|busy-25');
  },
);
