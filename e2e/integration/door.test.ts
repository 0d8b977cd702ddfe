import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { anyFreePort, runProgram, type Program } from '../support/programs.ts';

let folder: string;
let port: number;
let dashboard: Program;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sluice-door-'));
  port = await anyFreePort();
  dashboard = await runProgram(
    ['scripts/start.ts'],
    {
      HOST: 'LOCALHOST',
      PORT: String(port),
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'AKIAEXAMPLE000000000',
      AWS_SECRET_ACCESS_KEY: 'example',
      // Nobody answers there: nothing here needs AWS.
      AWS_ENDPOINT_URL: 'http://mara:s3cret@127.0.0.1:9',
      DATABASE_URL: `file:${join(folder, 'sluice.db')}`,
      LOG_LEVEL: 'debug',
    },
    `http://localhost:${port}`,
    '/api/health',
  );
}, 60_000);

afterAll(async () => {
  await dashboard.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** What the server sends for a request, until it closes the connection. */
function rawly(request: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, 'localhost', () => socket.write(request));
    let answer = '';
    socket.on('data', (data: Buffer) => (answer += data.toString()));
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

test('a WebSocket is refused and its connection closed, on every path, as often as it comes', async () => {
  const websocket =
    'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhl\r\n';
  const paths = ['/favicon.ico', '/api/stream', '/_next/webpack-hmr', '/', '/default/rollouts/d-1'];
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      rawly(`GET ${paths[i % paths.length]} HTTP/1.1\r\nHost: localhost\r\n${websocket}\r\n`),
    ),
  );
  expect(answers.filter((answer) => !answer.startsWith('HTTP/1.1 400 '))).toEqual([]);
});

test('a page whose address cannot be decoded is a 400 page, and the API says it as a problem', async () => {
  const page = await fetch(`${dashboard.url}/default/rollouts/%E0%A4%A`);
  expect([page.status, page.headers.get('content-type')]).toEqual([400, 'text/html; charset=utf-8']);
  expect(await page.text()).toContain('The address is not encoded as addresses are.');
  const problem = await fetch(`${dashboard.url}/api/default/rollouts/%`);
  expect(await problem.json()).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
});

test('a read that another site asks for gets no answer, and a link to a page does', async () => {
  const crossSite = { 'sec-fetch-site': 'cross-site' };
  const read = await rawly(`GET /api/health HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site\r\n\r\n`);
  expect(read).toMatch(/^HTTP\/1.1 403 [^]*CROSS_SITE/);
  const link = { ...crossSite, 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  const lines = Object.entries({ ...link, connection: 'close' }).map(([name, value]) => `${name}: ${value}\r\n`);
  expect(await rawly(`GET / HTTP/1.1\r\nHost: localhost\r\n${lines.join('')}\r\n`)).toMatch(/^HTTP\/1.1 200 /);
});

test('what an endpoint’s address hides is shown nowhere: health, page, log', async () => {
  const health = await (await fetch(`${dashboard.url}/api/health`)).text();
  const page = await (await fetch(dashboard.url)).text();
  expect(health).toContain('http://127.0.0.1:9');
  expect(dashboard.output()).toContain('Sluice watches default');
  expect(health + page + dashboard.output()).not.toContain('s3cret');
});
