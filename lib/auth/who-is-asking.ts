import type { Config } from '../config.ts';
import type { Actor } from '../domain/acting/actor.ts';

/**
 * Who sends a request. There is no login: Sluice listens on loopback only, so whoever reaches it is the person at this machine, who
 * holds its AWS credentials anyway. A login answers here, from the request, once there is one.
 */
export async function whoIsAsking(config: Pick<Config, 'user'>, _request: Request): Promise<Actor> {
  return { name: config.user, role: 'operator' };
}
