/** `npm run demo`: a simulated AWS account with running rollouts, and the dashboard on it. */
import { rmSync } from 'node:fs';
import { ensureBuild } from './ensure-build.ts';
import { freePort } from './free-port.ts';
import { programsThatEndTogether, sandboxEnvironment, startProgram } from './run-programs.ts';

const DATABASE = 'data/demo.db';

ensureBuild('.next');
// The simulated account starts fresh each time: yesterday's demo would be another account's history.
for (const suffix of ['', '-wal', '-shm']) rmSync(DATABASE + suffix, { force: true });

const sandboxPort = await freePort(Number(process.env['SANDBOX_PORT'] ?? 4566));
const port = await freePort(Number(process.env['PORT'] ?? 3000));
const endpoint = `http://127.0.0.1:${sandboxPort}`;
const url = `http://127.0.0.1:${port}`;

const programs = programsThatEndTogether();
programs.add(
  await startProgram(
    ['sandbox/main.ts', '--scenario', 'demo', '--port', String(sandboxPort)],
    {},
    `${endpoint}/_sandbox/health`,
    'ignore',
  ),
);
programs.add(
  await startProgram(
    ['scripts/start.ts'],
    { ...sandboxEnvironment(endpoint), PORT: String(port), HOST: '127.0.0.1', DATABASE_URL: `file:${DATABASE}` },
    `${url}/api/health`,
    'ignore',
  ),
);

console.log(`
  Sluice      ${url}
  sandbox     ${endpoint}   (a simulated AWS account: AWS_ENDPOINT_URL=${endpoint} aws deploy list-deployments)

  Ctrl+C ends both.
`);
