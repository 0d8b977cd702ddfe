import { isAppError, type ProblemCode } from '../domain/errors/problem.ts';
import { checkSameOrigin } from './check-same-origin.ts';
import { isLocalHostHeader } from './is-local-host.ts';

// The Fetch API refuses any other method. For TRACE, Next answers with a 500.
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

export interface Refusal {
  status: number;
  code: ProblemCode;
  detail: string;
}

interface Knock {
  method: string;
  /** The request's target as it was sent: a path with its query. */
  url: string;
  headers: Headers;
}

/** Why a request is refused at the door, before anything reads it or asks AWS for it; null: it may come in. */
export function refusalOf({ method, url, headers }: Knock): Refusal | null {
  if (!isLocalHostHeader(headers.get('host') ?? undefined))
    return refused(421, 'FORBIDDEN', 'Sluice answers to localhost and 127.0.0.1 only: there is no login.');
  if (!METHODS.includes(method)) return refused(405, 'INVALID_INPUT', `${method} is not possible here.`);
  if (!isDecodable(url)) return refused(400, 'INVALID_INPUT', 'The address is not encoded as addresses are.');
  if (asksForAnother(headers.get('upgrade')))
    return refused(400, 'INVALID_INPUT', 'Sluice speaks HTTP only: there is nothing to upgrade to.');
  try {
    checkSameOrigin(headers, !isOfApi(url));
  } catch (error) {
    if (isAppError(error)) return refused(403, error.code, error.message);
    throw error;
  }
  return null;
}

export function isOfApi(url: string): boolean {
  return /^\/+api(\/|\?|$)/i.test(url);
}

function refused(status: number, code: ProblemCode, detail: string): Refusal {
  return { status, code, detail };
}

/** Java's client offers h2c with every request and expects nothing: RFC 9110 lets a server pass over it. */
function asksForAnother(upgrade: string | null): boolean {
  return upgrade !== null && upgrade.trim().toLowerCase() !== 'h2c';
}

/** Next answers 500 where it cannot decode a path. */
function isDecodable(url: string): boolean {
  if (!url.startsWith('/')) return false;
  try {
    decodeURIComponent(url.split('?', 1)[0] ?? '');
    return true;
  } catch {
    return false;
  }
}
