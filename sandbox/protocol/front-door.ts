import type { IncomingHttpHeaders } from 'node:http';

/** Why a request is not let in. */
export interface TurnedAway {
  status: 403 | 415 | 421;
  message: string;
}

/** What a request shows before its body is read. */
export interface Caller {
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
}

/**
 * Who may ask: programs on this machine, and no page of another site. A page can send any "simple" request to
 * 127.0.0.1 without asking first, so what a browser says of a request decides, not what the page says:
 *
 * - `Host` names this machine. DNS rebinding makes a foreign name of 127.0.0.1, and the browser sends that name.
 * - `Sec-Fetch-Site` and `Origin` are not another origin's; browsers before 2023 send no more than `Referer` with a
 *   GET. Ports count: another server on this machine is another origin. A redirect makes a request cross-site, or its
 *   origin `null`.
 * - What somebody opens from the address bar, a bookmark or another program (`Sec-Fetch-Site: none`) only reads: a link
 *   can name a call of AWS's.
 * - What changes something under /_sandbox/ is application/json, which no form and no simple request is.
 *
 * A program that sends none of these headers is no browser, and has only its own rights.
 */
export function turnAway({ method, path, headers }: Caller): TurnedAway | null {
  const own = originOf(headers.host);
  if (own === null)
    return { status: 421, message: `The sandbox answers on this machine only, not as ${shown(headers.host)}.` };
  const reads = path.startsWith('/_sandbox/') && (method === 'GET' || method === 'HEAD');
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && !(site === 'none' && reads))
    return foreign(site === 'none' ? 'from outside of any page' : site);
  const from = headers.origin ?? (site === undefined ? headers.referer : undefined);
  if (from !== undefined && URL.parse(from)?.origin !== own) return foreign(`from ${shown(from)}`);
  if (!path.startsWith('/_sandbox/') || method !== 'POST' || isJson(headers['content-type'])) return null;
  return {
    status: 415,
    message: `Under /_sandbox/ the content-type is application/json, not ${shown(headers['content-type'])}.`,
  };
}

const shown = (value: unknown): string => (value === undefined ? 'none' : JSON.stringify(value).slice(0, 200));

const foreign = (what: string): TurnedAway => ({
  status: 403,
  message: `The sandbox answers programs, and no browser's page of another origin; this is ${what}.`,
});

const isJson = (type: string | undefined): boolean =>
  (type ?? '').split(';')[0]?.trim().toLowerCase() === 'application/json';

/** The origin that a Host header is, in its one spelling; null if it does not name this machine. */
function originOf(host: string | undefined): string | null {
  // What a host and a port are made of: with more, a URL could say something else.
  if (host === undefined || !/^[\w.:[\]-]+$/.test(host)) return null;
  const url = URL.parse(`http://${host}`);
  if (url === null || url.pathname !== '/' || !isLoopback(url.hostname.replace(/\.$/, ''))) return null;
  return url.origin;
}

/** Of a name as URL spells it: lower case, IPv4 with four numbers, IPv6 shortened. RFC 6761: all of *.localhost. */
const isLoopback = (name: string): boolean =>
  name === 'localhost' ||
  name.endsWith('.localhost') ||
  name === '[::1]' ||
  /^127\.\d+\.\d+\.\d+$/.test(name) ||
  /^\[::ffff:7f[0-9a-f]{2}:[0-9a-f]{1,4}\]$/.test(name);
