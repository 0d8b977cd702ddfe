import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/story.ts';

/** For people to look at; not kept. */
const PICTURES = 'test-results/gallery';
/** The story is told in parts, so that two of them can be looked through at the same time. */
const PARTS = 2;
/** Families that look otherwise on a phone. */
const ON_PHONES = ['health-notices', 'group-notices', 'rollout-heads', 'rollout-cards', 'phone-rows'];
/** A dialog's colours are those of its tone, so that one action of each tone is looked at in the dark. */
const IN_THE_DARK = /^(stop(?!-and)|deploy|bypass)-/;
/**
 * Where many specimens stand, the ids and landmarks of a card stand several times; on a page of the product they do
 * once.
 */
const TRUE_OF_A_PAGE = ['duplicate-id-aria', 'landmark-unique'];

interface Parts {
  /** They show their specimens together. */
  families: string[];
  /** Specimens that need a page for themselves. */
  dialogs: string[];
}

// A trace keeps every page that it has seen, and these are many and long.
test.use({ trace: 'off', contextOptions: { reducedMotion: 'reduce' } });

for (let part = 0; part < PARTS; part += 1) {
  test(`axe finds nothing in any state, light or dark, part ${part + 1} of ${PARTS}`, async ({ page, open }) => {
    test.slow();
    const isMine = (_: string, index: number) => index % PARTS === part;
    await open('/gallery/statuses');
    const { families, dialogs } = await partsOf(page);
    const look = eyesOf(page);
    for (const name of [...families.filter(isMine), ...dialogs.filter(isMine)]) {
      const place = await show(page, name, { isDialog: dialogs.includes(name) });
      await page.emulateMedia({ colorScheme: 'light' });
      await expect(page.locator('html:not(.dark)')).toBeAttached();
      await look(name, place);
      await place.screenshot({ path: `${PICTURES}/light/${name}.png` });
      if (dialogs.includes(name) && !IN_THE_DARK.test(name)) continue;
      await page.emulateMedia({ colorScheme: 'dark' });
      await expect(page.locator('html.dark')).toBeAttached();
      // A theme changes nothing but colours.
      await look(name, place, ['color-contrast']);
      await place.screenshot({ path: `${PICTURES}/dark/${name}.png` });
    }
  });
}

test('the index leads to every state that the code has; on a phone none is wider than the screen', async ({
  page,
  open,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open('/gallery');
  const count = Number(await page.locator('[data-count]').getAttribute('data-count'));
  const names = await page
    .locator('[data-specimen-link]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('data-specimen-link')));
  expect(new Set(names).size).toBe(names.length);
  expect(names).toHaveLength(count);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  expect((await open('/gallery/no-such-thing'))?.status()).toBe(404);

  await open('/gallery/statuses');
  const { dialogs } = await partsOf(page);
  const look = eyesOf(page);
  for (const name of [...ON_PHONES, ...dialogs.filter((name) => /-(opened|refused)$/.test(name))]) {
    const place = await show(page, name, { isDialog: dialogs.includes(name) });
    expect(await overflowOf(page), `${name} is wider than the screen`).toBeLessThanOrEqual(0);
    await look(name, place);
    await place.screenshot({ path: `${PICTURES}/phone/${name}.png` });
  }
});

/** What the index says that there is; as the server writes it, since drawing all of it takes a while. */
async function partsOf(page: Page): Promise<Parts> {
  const index = await (await page.request.get('/gallery')).text();
  return page.evaluate((html) => {
    const document = new DOMParser().parseFromString(html, 'text/html');
    const told = (selector: string, name: string) =>
      [...document.querySelectorAll(selector)].map((element) => element.getAttribute(name) ?? '');
    return {
      families: told('[data-family]:has([data-specimen])', 'data-family'),
      dialogs: told('[data-family]:not(:has([data-specimen])) [data-specimen-link]', 'data-specimen-link'),
    };
  }, index);
}

/** Shows a family or a specimen without loading the page anew, and gives the place of what is to be looked at. */
async function show(page: Page, name: string, { isDialog }: { isDialog: boolean }): Promise<Locator> {
  const shown = page.locator(isDialog ? `[data-specimen="${name}"]` : `[data-family="${name}"]`);
  await expect(async () => {
    // Until the page has come alive nobody follows its address.
    await page.evaluate((next) => window.history.pushState(null, '', `/gallery/${next}`), name);
    await expect(shown).toBeAttached({ timeout: 500 });
  }).toPass();
  // Charts come after the page.
  await expect(shown.locator('[data-specimen^="charts-"]:not(:has(.recharts-surface))')).toHaveCount(0);
  const place = isDialog ? page.getByRole('dialog') : shown;
  await expect(place).toBeVisible();
  return place;
}

function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}

/** axe, fetched into the page once: that takes longer than looking at a dialog. `rules`: only these. */
function eyesOf(page: Page): (name: string, place: Locator, rules?: string[]) => Promise<void> {
  let isThere = false;
  return async (name, place, rules) => {
    const within = (await place.getAttribute('role')) === 'dialog' ? '[role=dialog]' : `[data-family="${name}"]`;
    const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) })
      .setLegacyMode()
      .include(within)
      .options({ resultTypes: ['violations'] });
    isThere = true;
    const asked = rules ? axe.withRules(rules) : axe.disableRules(within === '[role=dialog]' ? [] : TRUE_OF_A_PAGE);
    const { violations } = await asked.analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${name}: ${id} at ${target.join(' ')}: ${any[0]?.message ?? ''}`),
    );
    expect.soft(found).toEqual([]);
  };
}
