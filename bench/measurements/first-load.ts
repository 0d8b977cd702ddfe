import { gzipSync } from 'node:zlib';
import { inBrowser } from '../in-browser.ts';
import { inLab } from '../lab.ts';
import { atMost, withoutLimit, type Figure, type Measurement } from '../measurement.ts';
import { pagesOf } from '../page-list.ts';
import { kilobytes } from '../show.ts';

export const firstLoad: Measurement = {
  name: 'first-load',
  what: 'JavaScript that a page needs at first (scripts of its HTML, gzip), and all that it has fetched once it is quiet',
  measure: () =>
    inLab({ scenario: 'busy-25' }, async (lab) => {
      const figures: Figure[] = [];
      for (const { name, path } of await pagesOf(lab)) {
        const html = await (await fetch(lab.url + path)).text();
        const scripts = scriptsOf(html, lab.url);
        const first = await gzippedSize(scripts);
        const all = await gzippedSize(await scriptsFetched(lab.url + path));
        figures.push(atMost(`first-load JavaScript, ${name}`, 250_000, first, kilobytes, `${scripts.length} files`));
        figures.push(
          withoutLimit(`all JavaScript, ${name}`, kilobytes(all), 'with what is loaded after the first paint'),
        );
      }
      return figures;
    }),
};

/** Scripts that a current browser runs: those for old ones (nomodule) are left out. */
function scriptsOf(html: string, base: string): string[] {
  const tags = html.match(/<script\b[^>]*\bsrc="[^"]+"[^>]*>/g) ?? [];
  const sources = tags
    .filter((tag) => !/\bnomodule\b/i.test(tag))
    .map((tag) => /\bsrc="([^"]+)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? '');
  return [...new Set(sources.map((source) => new URL(source, base).href))];
}

async function scriptsFetched(url: string): Promise<string[]> {
  return inBrowser(async (page) => {
    const fetched = new Set<string>();
    page.on('response', (response) => {
      const type = response.headers()['content-type'] ?? '';
      if (type.includes('javascript')) fetched.add(response.url());
    });
    await page.goto(url, { waitUntil: 'load' });
    // The event stream stays open, so "network idle" never comes.
    await page.waitForTimeout(4000);
    return [...fetched];
  });
}

async function gzippedSize(urls: readonly string[]): Promise<number> {
  let bytes = 0;
  for (const url of urls) {
    const body = await (await fetch(url, { headers: { 'accept-encoding': 'identity' } })).arrayBuffer();
    bytes += gzipSync(Buffer.from(body)).byteLength;
  }
  return bytes;
}
