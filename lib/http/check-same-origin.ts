import { AppError } from '../domain/errors/problem.ts';

/**
 * Refuses a state-changing request that another site's page makes in the browser of somebody who may act. Browsers send
 * Sec-Fetch-Site, older ones Origin. A program that sends neither is no browser and has only its own rights. Throws
 * AppError CROSS_SITE.
 */
export function checkSameOrigin(headers: Headers): void {
  const site = headers.get('sec-fetch-site');
  if (site !== null) {
    if (site === 'same-origin' || site === 'none') return;
    throw refusal(`this request comes from ${site}`);
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
