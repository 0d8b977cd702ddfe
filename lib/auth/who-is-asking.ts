import type { Config } from '../config.ts';
import type { Actor } from '../domain/acting/actor.ts';

/**
 * Who asks for a page or for an answer of the API. There is no login: Sluice listens on loopback only, so whoever
 * reaches it is the person at this machine, who has its AWS credentials anyway. A future login belongs here, with the
 * request's headers.
 */
export async function whoIsAsking(config: Pick<Config, 'user'>, _headers: Pick<Headers, 'get'>): Promise<Actor> {
  return { name: config.user, role: 'operator' };
}
