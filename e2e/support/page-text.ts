import type { Page, Request } from '@playwright/test';

/** A page is at rest when it has requested nothing and changed nothing for this long. */
const QUIET_MS = 400;
/** A page retries one and two seconds after a failure. There is no need to wait for that here. */
const LONGEST_WAIT_MS = 50;

/** For `addInitScript`: the page waits for nothing longer than `longestMs`. */
function cutWaits(longestMs: number): void {
  const wait = window.setTimeout.bind(window);
  window.setTimeout = ((action: TimerHandler, ms = 0, ...args: unknown[]) =>
    wait(action, Math.min(ms, longestMs), ...args)) as typeof window.setTimeout;
}

/** Opens a page, waits until it rests, unfolds what is folded, and returns all the text of its main part. */
export async function readPageText(page: Page, url: string): Promise<string> {
  await page.addInitScript(cutWaits, LONGEST_WAIT_MS);
  const rested = watchRest(page);
  // The page is live once it has its stream: before that, what the server rendered has not been read again.
  const stream = page.waitForResponse((response) => response.url().endsWith('/api/stream'));
  await page.goto(url);
  await stream;
  for (let before: string | null = null; ;) {
    await rested();
    const wasUnfolded = await page.locator('main').evaluate(unfold);
    const text = await page.locator('main').evaluate(textOf);
    if (wasUnfolded && text === before) return text;
    before = text;
  }
}

/** Call the result to wait until no request has been running for a while. */
function watchRest(page: Page): () => Promise<void> {
  const underWay = new Set<Request>();
  let quietSince = performance.now();
  page.on('request', (request) => {
    if (!request.url().endsWith('/api/stream')) underWay.add(request);
  });
  const onEnd = (request: Request) => {
    if (underWay.delete(request)) quietSince = performance.now();
  };
  page.on('requestfinished', onEnd);
  page.on('requestfailed', onEnd);
  return async () => {
    const from = performance.now();
    for (;;) {
      const quietMs = underWay.size > 0 ? 0 : performance.now() - Math.max(from, quietSince);
      if (quietMs >= QUIET_MS) return;
      await new Promise((resolve) => setTimeout(resolve, QUIET_MS - quietMs));
    }
  };
}

/** Unfolds what is folded, but no menus. true: there was nothing to unfold. */
function unfold(main: HTMLElement | SVGElement): boolean {
  const folded = [...main.querySelectorAll('details:not([open])')];
  for (const details of folded) details.setAttribute('open', '');
  const buttons = [...main.querySelectorAll<HTMLElement>('button:not([aria-haspopup])')].filter(
    (button) => button.getAttribute('aria-expanded') === 'false' || button.innerText.startsWith('Show earlier'),
  );
  for (const button of buttons) button.click();
  return folded.length + buttons.length === 0;
}

/** Its visible text, and after that the names and tooltips that are not written out. */
function textOf(main: HTMLElement | SVGElement): string {
  // Which call to AWS failed last has nothing to do with the page.
  const banners = main.querySelector<HTMLElement>('section[aria-label="State of the picture"]');
  banners?.style.setProperty('display', 'none');
  const lines = (main as HTMLElement).innerText.split('\n').map((line) => line.trim());
  const said = lines.filter((line) => line !== '').join('\n');
  const names = [...main.querySelectorAll('[aria-label],[title]')]
    .filter((element) => element !== banners)
    .flatMap((element) => [element.getAttribute('aria-label'), element.getAttribute('title')]);
  const unsaid = [...new Set(names)].filter((name) => name !== null && name !== '' && !said.includes(name));
  return [said, ...unsaid.map((name) => `[${name}]`)].join('\n');
}
