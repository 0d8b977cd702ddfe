import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, type Page, type Response } from '@playwright/test';
import { sandboxEnvironment } from '../../scripts/run-programs.ts';
import { Account } from './account.ts';
import { anyFreePort, type Program, runProgram } from './programs.ts';

/**
 * The dashboard of a story: the production build, on the story's own sandbox and database. It is not running until
 * `start`.
 */
interface Dashboard {
  url: string;
  /** Stops the server (SIGKILL: as a crash would) and leaves its database. */
  stop(signal?: NodeJS.Signals): Promise<void>;
  /** Starts it, or starts it again on the same port and database. */
  start(): Promise<void>;
}

export interface Story {
  /**
   * Opens a page of the dashboard. The first call starts the server, which then finds what the story has set up so far.
   */
  open: (path: string) => Promise<Response | null>;
  account: Account;
  dashboard: Dashboard;
  /** Console errors that this story causes on purpose (a server that is down, a refused call). */
  expectedErrors: RegExp[];
}

/** Errors that Chromium prints for answers that a story expects: a 4xx is shown on the page, not a fault of it. */
const ALWAYS_EXPECTED = [/status of (400|403|404|409|412|429|502|503|504)/];

export const test = base.extend<Story>({
  // Playwright reads fixture dependencies off the parameter's pattern, so an empty one has to be written.
  // oxlint-disable-next-line no-empty-pattern
  account: async ({}, use) => {
    const port = await anyFreePort();
    const url = `http://127.0.0.1:${port}`;
    const sandbox = await runProgram(
      ['sandbox/main.ts', '--scenario', 'empty', '--port', String(port)],
      {},
      url,
      '/_sandbox/health',
    );
    await use(new Account(url));
    await sandbox.stop();
  },
  dashboard: async ({ account }, use, info) => {
    const folder = await mkdtemp(join(tmpdir(), 'sluice-story-'));
    const port = await anyFreePort();
    const url = `http://127.0.0.1:${port}`;
    let program: Program | null = null;
    const outputs: string[] = [];
    const start = async () => {
      program ??= await runProgram(
        ['scripts/start.ts'],
        {
          ...sandboxEnvironment(account.endpoint),
          PORT: String(port),
          HOST: '127.0.0.1',
          DATABASE_URL: `file:${join(folder, 'sluice.db')}`,
          NEXT_DIST_DIR: process.env['NEXT_DIST_DIR'] ?? '.next-test',
          SLUICE_USER: 'maria',
        },
        url,
        '/api/health',
      );
    };
    const stop = async (signal?: NodeJS.Signals) => {
      if (!program) return;
      outputs.push(program.output());
      await program.stop(signal);
      program = null;
    };
    await use({ url, start, stop });
    await stop();
    if (info.status !== info.expectedStatus) {
      await info.attach('server.log', { body: outputs.join('\n--- restarted ---\n'), contentType: 'text/plain' });
    }
    await rm(folder, { recursive: true, force: true });
  },
  // oxlint-disable-next-line no-empty-pattern
  expectedErrors: async ({}, use) => use([]),
  open: async ({ dashboard, page }, use) => {
    await use(async (path) => {
      await dashboard.start();
      return page.goto(path);
    });
  },
  baseURL: async ({ dashboard }, use) => use(dashboard.url),
  page: async ({ page, expectedErrors }, use) => {
    const unexpected = watchConsole(page, expectedErrors);
    await use(page);
    const left = unexpected();
    if (left.length > 0) throw new Error(`unexpected console errors:\n${left.join('\n')}`);
  },
});

/** Collects the errors that a page logs. Call the result for the unexpected ones. */
function watchConsole(page: Page, expected: RegExp[]): () => string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return () => errors.filter((text) => ![...ALWAYS_EXPECTED, ...expected].some((pattern) => pattern.test(text)));
}

/** The card of a rollout's page that says how much traffic the new version has now. */
export function trafficNow(page: Page) {
  return page.getByLabel('Traffic now');
}

export { expect } from '@playwright/test';
