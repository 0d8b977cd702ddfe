import { z } from 'zod';

const error = z.object({
  errorType: z.string(),
  errorMessage: z.string(),
  trace: z.array(z.string()).optional(),
});

/** Messages of the child process. It runs foreign code, so nothing in them is trusted. */
export const workerMessage = z.discriminatedUnion('type', [
  z.object({ type: z.literal('ready') }),
  z.object({ type: z.literal('log'), level: z.string(), text: z.string(), json: z.string().optional() }),
  z.object({ type: z.literal('raw'), text: z.string() }),
  z.object({ type: z.literal('done'), payload: z.string(), rss: z.number() }),
  z.object({ type: z.literal('failed'), error, rss: z.number() }),
  z.object({ type: z.literal('crashed'), error, rss: z.number() }),
  z.object({ type: z.literal('broken'), error, rss: z.number() }),
]);

export type WorkerMessage = z.infer<typeof workerMessage>;
