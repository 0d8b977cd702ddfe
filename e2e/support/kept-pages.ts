import type { Browser } from '@playwright/test';
import { KEPT_AT } from './kept-database.ts';
import { readPageText } from './page-text.ts';
import { slowTime } from './slow-time.ts';

/** A page mostly waits, so more of them are open than there are cores. */
const AT_ONCE = 4;
/** So tall that the fleet's whole list is drawn, not only the rows near the window. */
const VIEWPORT = { width: 1440, height: 3000 };

/** The text of each page of a dashboard on the kept database, by its path, in the order of the paths. */
export async function readKeptPages(
  browser: Browser,
  baseURL: string,
  paths: readonly string[],
): Promise<Record<string, string>> {
  const texts = new Map<string, string>();
  const left = [...paths];
  const work = async () => {
    // One for each open page: a browser has six connections to a server, and each page's stream keeps one.
    const context = await browser.newContext({
      viewport: VIEWPORT,
      locale: 'en-GB',
      timezoneId: 'UTC',
      reducedMotion: 'reduce',
    });
    await context.addInitScript(slowTime, Date.parse(KEPT_AT));
    for (let path = left.shift(); path !== undefined; path = left.shift()) {
      const page = await context.newPage();
      texts.set(path, await readPageText(page, baseURL + path));
      await page.close();
    }
    await context.close();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return Object.fromEntries(paths.map((path) => [path, texts.get(path) ?? '']));
}
