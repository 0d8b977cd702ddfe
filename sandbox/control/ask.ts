import { z } from 'zod';

const errorSchema = z.object({ error: z.string() });

/** Calls a sandbox's control surface: GET, or POST with a body. @throws Error with the sandbox's message. */
export async function ask(url: string, body?: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, body === undefined ? {} : { method: 'POST', headers, body: JSON.stringify(body) });
  const content: unknown = await answer.json();
  if (answer.ok) return content;
  const said = errorSchema.safeParse(content);
  throw new Error(said.success ? said.data.error : `HTTP ${answer.status}`);
}
