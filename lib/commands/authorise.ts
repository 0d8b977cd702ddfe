import type { Actor } from '../domain/acting/actor.ts';
import { AppError } from '../domain/errors/problem.ts';

/** Throws AppError FORBIDDEN unless this person may act. */
export function authorise(actor: Actor): void {
  if (actor.role === 'operator') return;
  throw new AppError('FORBIDDEN', `${actor.name} may watch, but not act: that needs the role operator.`);
}
