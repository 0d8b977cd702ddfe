import { AppError } from '../domain/errors/problem.ts';

/**
 * Refuses a request that another site's page makes in the browser of somebody who may act or look: commands, and reads
 * too, since a read may cost calls to AWS. Browsers send Sec-Fetch-Site, older ones Origin. A program that sends
 * neither is no browser and has only its own rights. `isPage`: a person may follow a link from another site to a page;
 * nothing else of that site may load it (an image, a frame, a script). Throws AppError CROSS_SITE.
 */
export function checkSameOrigin(headers: Headers, isPage = false): void {
  const site = headers.get('sec-fetch-site');
  if (site !== null) {
    if (site === 'same-origin' || site === 'none') return;
    const isLink = headers.get('sec-fetch-mode') === 'navigate' && headers.get('sec-fetch-dest') === 'document';
    if (isPage && isLink) return;
    throw refusal(`this request comes from ${site === '' ? 'an unknown site' : site.slice(0, 200)}`);
  }
  const origin = headers.get('origin');
  if (origin === null) return;
  if (hostOf(origin) !== headers.get('host')) throw refusal(`this request comes from ${origin.slice(0, 200)}`);
}

function refusal(seen: string): AppError {
  return new AppError('CROSS_SITE', `Only Sluice's own pages may do this; ${seen}.`);
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
