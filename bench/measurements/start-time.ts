import { spawn } from 'node:child_process';
import { freePort } from '../../scripts/free-port.ts';
import { atMost, type Measurement } from '../measurement.ts';
import { end, keepTrack } from '../running.ts';
import { seconds } from '../show.ts';
import { wait } from '../wait.ts';

const RUNS = 3;

export const startTime: Measurement = {
  name: 'start-time',
  what: 'from `node scripts/demo.ts` in a built tree to its first page',
  async measure() {
    const times: number[] = [];
    for (let run = 0; run < RUNS; run++) times.push(await timeToFirstPage());
    const note = `the slowest of ${RUNS}: ${times.map(seconds).join(', ')}`;
    return [atMost('demo: start to the first page', 3000, Math.max(...times), seconds, note)];
  },
};

async function timeToFirstPage(): Promise<number> {
  const port = await freePort(3950);
  const sandboxPort = await freePort(4950);
  const from = performance.now();
  const demo = keepTrack(
    spawn(process.execPath, ['scripts/demo.ts'], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, PORT: String(port), SANDBOX_PORT: String(sandboxPort) },
    }),
  );
  try {
    while (performance.now() - from < 60_000) {
      const isThere = await fetch(`http://127.0.0.1:${port}/`).then(
        async (response) => response.ok && (await response.text()).includes('</html>'),
        () => false,
      );
      if (isThere) return performance.now() - from;
      await wait(20);
    }
    throw new Error('The demo showed no page within a minute.');
  } finally {
    await end(demo);
  }
}
