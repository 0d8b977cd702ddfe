/**
 * `npm run look [-- folder]`: pictures of the running product (the production build on the demo sandbox), every page at
 * 1440 and 390 px, light and dark. README's pictures are two of them: `npm run look -- docs/pictures --readme`.
 */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { ensureBuild } from './ensure-build.ts';
import { CHROMIUM_ARGS, ensureChromium } from './find-chromium.ts';
import { freePort } from './free-port.ts';
import { sandboxEnvironment, startProgram } from './run-programs.ts';

const forReadme = process.argv.includes('--readme');
const folder = process.argv[2]?.startsWith('-') === false ? process.argv[2] : 'test-results/look';
const DATABASE = 'data/look.db';

interface TargetHealth {
  firstReading: unknown;
  clock: { now: string };
  sources: Record<string, { lastSuccessAt: string | null }>;
}

interface Listed {
  rollouts: { id: string; functionName: string | null; status: string; error: { code: string } | null }[];
}

/** Enough for the canary's alarm. */
const JUMP_SECONDS = 360;

ensureBuild('.next');
mkdirSync(folder, { recursive: true });
for (const suffix of ['', '-wal', '-shm']) rmSync(DATABASE + suffix, { force: true });
const endpoint = `http://127.0.0.1:${await freePort(4700)}`;
const url = `http://127.0.0.1:${await freePort(3700)}`;
const sandbox = await startProgram(
  ['sandbox/main.ts', '--scenario', 'demo', '--port', new URL(endpoint).port],
  {},
  `${endpoint}/_sandbox/health`,
  'ignore',
);
const dashboard = await startProgram(
  ['scripts/start.ts'],
  { ...sandboxEnvironment(endpoint), PORT: new URL(url).port, DATABASE_URL: `file:${DATABASE}` },
  `${url}/api/health`,
  'ignore',
);
const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_ARGS });

async function health(): Promise<TargetHealth[]> {
  return ((await (await fetch(`${url}/api/health`)).json()) as { targets: TargetHealth[] }).targets;
}

async function rollouts(status: string): Promise<Listed['rollouts']> {
  const answer = await fetch(`${url}/api/default/rollouts?status=${status}&limit=50`);
  return ((await answer.json()) as Listed).rollouts;
}

async function until<T>(ask: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 120; tries += 1) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('what the picture is to show did not come within a minute');
}

async function picture(page: Page, path: string, name: string, fullPage: boolean): Promise<void> {
  await page.goto(url + path, { waitUntil: 'load' });
  await page.locator('h1').first().waitFor();
  // The clock has just been advanced: until the next readings everything is old, and says so.
  await page.getByRole('button', { name: /^Live/ }).first().waitFor();
  // Charts load after the page; the picture waits for them, if any.
  if (/\/rollouts\/d-/.test(path)) await page.locator('svg.recharts-surface').first().waitFor();
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage, animations: 'disabled' });
}

try {
  await until(async () => (await health()).every(({ firstReading }) => firstReading === null) || undefined);
  // Traffic of the idle groups is counted last.
  await until(async () => {
    const { groups } = (await (await fetch(`${url}/api/default/groups`)).json()) as { groups: { traffic: unknown }[] };
    return groups.filter(({ traffic }) => traffic !== null).length > groups.length / 2 || undefined;
  });
  const live = await until(async () =>
    (await rollouts('active')).find((rollout) => rollout.functionName === 'orders-api'),
  );
  // Six simulated minutes give the live charts something to show, and the bad canary time to be stopped. What was read
  // before is old then, so wait until the pages are live again.
  const jumpedTo = Math.max(...(await health()).map(({ clock }) => Date.parse(clock.now))) + JUMP_SECONDS * 1000;
  await fetch(`${endpoint}/_sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceSeconds: JUMP_SECONDS }),
  });
  await until(async () => {
    const read = (await health()).flatMap(({ sources }) => Object.values(sources));
    return read.every(({ lastSuccessAt }) => Date.parse(lastSuccessAt ?? '') >= jumpedTo) || undefined;
  });
  await until(async () => {
    const { share } = (await (await fetch(`${url}/api/default/rollouts/${live.id}`)).json()) as {
      share: { routedPercent: number | null; plannedPercent: number | null };
    };
    return share.routedPercent === share.plannedPercent || undefined;
  });
  const stopped = await until(async () =>
    (await rollouts('ended')).find((rollout) => rollout.error?.code === 'ALARM_ACTIVE'),
  );
  const group = (await (await fetch(`${url}/api/default/rollouts/${live.id}`)).json()) as {
    application: string;
    group: string;
  };
  const pages: [string, string][] = [
    ['fleet', '/'],
    ['rollout-live', `/default/rollouts/${live.id}`],
    ['rollout-stopped', `/default/rollouts/${stopped.id}`],
    ['group', `/default/groups/${encodeURIComponent(group.application)}/${encodeURIComponent(group.group)}`],
    ['rollouts', '/rollouts'],
    ['audit', '/audit'],
  ];
  const views = forReadme
    ? [{ width: 1440, scheme: 'light' as const }]
    : [1440, 390].flatMap((width) => (['light', 'dark'] as const).map((scheme) => ({ width, scheme })));
  for (const { width, scheme } of views) {
    const context = await browser.newContext({
      viewport: { width, height: width > 500 ? 900 : 844 },
      colorScheme: scheme,
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    for (const [name, path] of forReadme ? pages.slice(0, 2) : pages) {
      await picture(page, path, forReadme ? name : `${name}-${width}-${scheme}`, !forReadme);
    }
    await context.close();
  }
  console.log(`pictures in ${folder}`);
} finally {
  await browser.close();
  dashboard.kill();
  sandbox.kill();
}
