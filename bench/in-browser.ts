import { chromium, type Page } from 'playwright';
import { CHROMIUM_ARGS, ensureChromium } from '../scripts/find-chromium.ts';

/** Runs `work` on a new page in a browser of its own, 1440 × 900. */
export async function inBrowser<T>(work: (page: Page) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath: ensureChromium(), args: CHROMIUM_ARGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    return await work(page);
  } finally {
    await browser.close();
  }
}
