import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type Counts, LOGS, type Step } from './run-step.ts';

const node = process.execPath;

/** Tests build into a folder of their own, so that a running server is not disturbed. */
const BUILT = { NEXT_DIST_DIR: '.next-test' };

/** The production build that the integration tests and the stories run against: users' build, and the gallery. */
export const BUILD_STEP: Step = {
  name: 'build',
  command: 'next',
  args: ['build'],
  env: { ...BUILT, SLUICE_GALLERY: '1' },
};

/** Quick checks that only read the code. */
export const staticSteps: Step[] = [
  { name: 'format', command: 'oxfmt', args: ['--check'] },
  { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'types', command: 'tsc', args: ['--noEmit', '-p', 'tsconfig.check.json'] },
  { name: 'checks', command: node, args: ['scripts/checks/main.ts'] },
  { name: 'unused', command: 'knip', args: [] },
];

/** A vitest project as a step. Its JSON report has the counts. `rest`: files of it, or options. */
export function vitestStep(project: string, rest: string[] = []): Step {
  const report = join(LOGS, `${project}.json`);
  rmSync(report, { force: true });
  return {
    name: project,
    env: BUILT,
    command: 'vitest',
    args: [
      'run',
      ...rest,
      '--project',
      project,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    count: () => countVitest(report),
  };
}

function countVitest(report: string): Counts {
  const json = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numFailedTestSuites: number;
    numPendingTests: number;
  };
  // A file that cannot be loaded has no failed tests, only a failed suite.
  const failed = json.numFailedTests || json.numFailedTestSuites;
  return { passed: json.numPassedTests, failed, skipped: json.numPendingTests };
}

/** The product's stories in Chromium, against the production build and the sandbox. */
export function playwrightStep(chromium: string): Step {
  const report = join(LOGS, 'playwright.json');
  rmSync(report, { force: true });
  return {
    name: 'stories',
    command: 'playwright',
    args: ['test', '--reporter=list,json'],
    env: { ...BUILT, SLUICE_CHROMIUM: chromium, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    count: () => {
      const { stats } = JSON.parse(readFileSync(report, 'utf8')) as {
        stats: { expected: number; unexpected: number; skipped: number; flaky: number };
      };
      return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
    },
  };
}
