import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { sandboxEnvironment } from '../../scripts/run-programs.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { anyFreePort, runProgram } from './programs.ts';

const FIXTURES = resolve(import.meta.dirname, '../fixtures');
/** Nothing listens there, so every call to AWS is refused at once and always with the same error. */
const NO_AWS = 'http://127.0.0.1:9';
/** Two minutes after the last thing that the database knows. */
export const KEPT_AT = '2026-11-30T09:18:00.400Z';

/** The pages as the code that wrote the database showed them: text by path. */
export function keptPages(): Record<string, string> {
  return JSON.parse(readFileSync(join(FIXTURES, 'before-facts.pages.json'), 'utf8')) as Record<string, string>;
}

/** What its API answered then. */
export function keptAnswers(): KeptAnswers {
  return JSON.parse(
    gunzipSync(readFileSync(join(FIXTURES, 'before-facts.api.json.gz'))).toString('utf8'),
  ) as KeptAnswers;
}

export interface KeptDashboard {
  url: string;
  stop: () => Promise<void>;
}

/**
 * The production build on a copy of the database that Sluice wrote while it still stored sentences, with an unreachable
 * AWS and a clock that hardly moves: it shows what was kept.
 */
export async function startKeptDashboard(): Promise<KeptDashboard> {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-kept-'));
  const database = join(folder, 'sluice.db');
  await writeFile(database, gunzipSync(readFileSync(join(FIXTURES, 'before-facts.db.gz'))));
  const port = await anyFreePort();
  const program = await runProgram(
    ['scripts/start.ts'],
    {
      ...sandboxEnvironment(NO_AWS),
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: `file:${database}`,
      NEXT_DIST_DIR: process.env['NEXT_DIST_DIR'] ?? '.next-test',
      SLUICE_USER: 'maria',
      LOG_LEVEL: 'silent',
      NODE_OPTIONS: `--import=${new URL('./slow-time-preload.ts', import.meta.url).href}`,
      SLOW_TIME_FROM: KEPT_AT,
    },
    `http://127.0.0.1:${port}`,
    '/api/health',
  );
  return {
    url: program.url,
    stop: async () => {
      await program.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
