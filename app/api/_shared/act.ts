import { z } from 'zod';
import type { Asked } from '@/app/api/_shared/route.ts';
import { json } from '@/app/api/_shared/route.ts';
import { parseInput } from '@/app/api/_shared/parse-input.ts';
import type { PartName } from '@/app/api/_shared/path-parts.ts';
import { readBody } from '@/app/api/_shared/read-body.ts';
import { once } from '@/lib/commands/once.ts';
import { isUncertain } from '@/lib/commands/recorded.ts';

const key = z.string().regex(/^[\x21-\x7e]{1,200}$/, 'must be 1 to 200 printable characters');

/** Runs a command on a checked body, once per Idempotency-Key. */
export async function act<N extends PartName, B, T>(
  asked: Asked<N>,
  schema: z.ZodType<B>,
  run: (body: B) => Promise<T>,
): Promise<Response> {
  const { request, parts, actor } = asked;
  const given = request.headers.get('idempotency-key');
  const idempotencyKey = given === null ? null : parseInput(key, given, 'Idempotency-Key');
  const body = await readBody(request, schema);
  const { pathname } = new URL(request.url);
  const fingerprint = [actor.name, request.method, pathname, body];
  const mayTryAgain = (error: unknown) => !isUncertain(error);
  return json(await once(parts, idempotencyKey, fingerprint, mayTryAgain, () => run(body)));
}
