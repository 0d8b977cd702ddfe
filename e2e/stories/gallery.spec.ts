import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from '../support/story.ts';

/** For people to look at; not kept. */
const PICTURES = 'test-results/gallery';
/** The story is told in parts, so that two of them can be looked through at the same time. */
const PARTS = 2;
/** What looks otherwise on a phone: some families, and each dialog when it is opened and when AWS refuses. */
const ON_PHONES = /^(health-notices|group-notices|rollout-heads|rollout-cards|phone-rows)$|-(opened|refused)$/;
/** States of a dialog whose colours another state of it has as well: they are looked at in one theme. */
const COLOURED_ALIKE = /-(ready|reading|cut-off|viewer|lost)$/;
/** Where many specimens stand, ids and landmarks of a card stand several times; on a page of the product, once. */
const TRUE_OF_A_PAGE = ['duplicate-id-aria', 'landmark-unique'];
const SCHEMES = ['light', 'dark'] as const;

/** What the index leads to: a family of specimens, or a specimen that needs a page for itself. */
interface Part {
  name: string;
  isDialog: boolean;
}

// A trace keeps every page that it has seen, and these are many and long.
test.use({ trace: 'off', contextOptions: { reducedMotion: 'reduce' } });

test.describe('the gallery', () => {
  test.slow();

  for (let turn = 0; turn < PARTS; turn += 1) {
    test(`axe finds nothing in any state: light, dark, on a phone (${turn + 1} of ${PARTS})`, async ({
      page,
      open,
    }) => {
      await open('/gallery/statuses');
      const parts = (await partsOf(page)).filter((_, index) => index % PARTS === turn);
      const look = eyesOf(page);
      let scheme: (typeof SCHEMES)[number] = 'light';
      for (const part of parts) {
        const place = await show(page, part);
        await look(part);
        await picture(page, part, place, scheme);
        if (part.isDialog && COLOURED_ALIKE.test(part.name)) continue;
        scheme = scheme === 'light' ? 'dark' : 'light';
        await page.emulateMedia({ colorScheme: scheme });
        await expect(page.locator(`html.${scheme}`)).toBeAttached();
        // A theme changes nothing but colours.
        await look(part, ['color-contrast']);
        await picture(page, part, place, scheme);
      }
      await page.setViewportSize({ width: 390, height: 844 });
      for (const part of parts.filter(({ name }) => ON_PHONES.test(name))) {
        const place = await show(page, part);
        expect(await overflowOf(page), `${part.name} is wider than the screen`).toBeLessThanOrEqual(0);
        await look(part);
        await picture(page, part, place, 'phone');
      }
    });
  }

  test('the index leads to every state that the code has', async ({ page, open }) => {
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
  });
});

/** As the server writes the index, since drawing all of it takes a while. */
async function partsOf(page: Page): Promise<Part[]> {
  const index = await (await page.request.get('/gallery')).text();
  return page.evaluate((html) => {
    const document = new DOMParser().parseFromString(html, 'text/html');
    const told = (selector: string, name: string, isDialog: boolean) =>
      [...document.querySelectorAll(selector)].map((element) => ({ name: element.getAttribute(name) ?? '', isDialog }));
    return [
      ...told('[data-family]:has([data-specimen])', 'data-family', false),
      ...told('[data-family]:not(:has([data-specimen])) [data-specimen-link]', 'data-specimen-link', true),
    ];
  }, index);
}

/** Shows a part without loading the page anew, and gives the place of what is to be looked at. */
async function show(page: Page, { name, isDialog }: Part): Promise<Locator> {
  const shown = page.locator(isDialog ? `[data-specimen="${name}"]` : `[data-family="${name}"]`);
  await expect(async () => {
    // Until the page has come alive nobody follows its address.
    await page.evaluate((next) => window.history.pushState(null, '', `/gallery/${next}`), name);
    await expect(shown).toBeAttached({ timeout: 500 });
  }).toPass();
  const place = isDialog ? page.getByRole('dialog') : shown;
  await expect(place).toBeVisible();
  // Charts come after the page.
  if (!isDialog) {
    await expect(shown.locator('[data-specimen^="charts-"]:not(:has(.recharts-surface))')).toHaveCount(0);
  }
  return place;
}

/** axe, fetched into the page once: that takes longer than looking at a dialog. `rules`: only these. */
function eyesOf(page: Page): (part: Part, rules?: string[]) => Promise<void> {
  let isThere = false;
  return async ({ name, isDialog }, rules) => {
    const axe = new AxeBuilder({ page, ...(isThere ? { axeSource: ';' } : {}) })
      .setLegacyMode()
      .include(isDialog ? '[role=dialog]' : `[data-family="${name}"]`)
      .options({ resultTypes: ['violations'], preload: false });
    isThere = true;
    const { violations } = await (
      rules ? axe.withRules(rules) : axe.disableRules(isDialog ? [] : TRUE_OF_A_PAGE)
    ).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, any }) => `${name}: ${id} at ${target.join(' ')}: ${any[0]?.message ?? ''}`),
    );
    expect.soft(found).toEqual([]);
  };
}

/** A dialog is fixed to the screen; a family may be longer than that. */
async function picture(page: Page, { name, isDialog }: Part, place: Locator, folder: string): Promise<void> {
  const path = `${PICTURES}/${folder}/${name}.png`;
  const clip = isDialog ? await place.boundingBox() : null;
  if (clip) await page.screenshot({ path, clip });
  else await place.screenshot({ path });
}

function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
}
