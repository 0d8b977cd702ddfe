import { z } from 'zod';
import type { Asked } from './route.ts';
import { json } from './route.ts';
import { parseInput } from './parse-input.ts';
import type { PartName } from './path-parts.ts';
import { readBody } from './read-body.ts';
import { once } from '@/lib/commands/once.ts';
import { recallFor } from '@/lib/commands/recall-for.ts';
import { isUncertain } from '@/lib/commands/recorded.ts';
import type { RunningParts } from '@/lib/running-parts.ts';
import { actionsFor, type Things } from '@/lib/queries/actions-for.ts';

const key = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 printable characters');

/**
 * Runs a command on a checked body, once per Idempotency-Key. Answers with the `kind` of thing that it changed, and the
 * actions now possible.
 */
export async function act<N extends PartName, B, K extends keyof Things>(
  asked: Asked<N | 'target'>,
  schema: z.ZodType<B>,
  kind: K,
  run: (body: B, parts: RunningParts) => Promise<Things[K]>,
): Promise<Response> {
  const { request, parts, actor } = asked;
  const given = request.headers.get('idempotency-key');
  const idempotencyKey = given === null ? null : parseInput(key, given, 'Idempotency-Key');
  const body = await readBody(request, schema);
  const { pathname } = new URL(request.url);
  const fingerprint = [actor.name, request.method, pathname, body];
  const mayTryAgain = (error: unknown) => !isUncertain(error);
  const done = await once<Things[K]>(parts, idempotencyKey, fingerprint, {
    mayTryAgain,
    run: (onIntent) => run(body, tellingIntents(parts, onIntent)),
    recall: recallFor(parts)[kind],
  });
  return json(actionsFor(parts, actor, asked.path.target)[kind](done));
}

/** The same parts. Each intent is told after it is written, and before AWS is called. */
function tellingIntents(parts: RunningParts, onIntent: (id: string) => Promise<void>): RunningParts {
  const { store } = parts;
  const begin: typeof store.audit.begin = async (entry) => {
    await store.audit.begin(entry);
    await onIntent(entry.id);
  };
  return { ...parts, store: { ...store, audit: { ...store.audit, begin } } };
}
