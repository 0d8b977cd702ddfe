import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { ask } from '../../control/ask.ts';

export interface LoadRequest {
  stack: string;
  /** An absolute path. */
  templatePath: string;
  parameters: Record<string, string>;
}

const reportSchema = z.object({
  stack: z.string(),
  stackId: z.string(),
  status: z.string(),
  reason: z.string().nullable(),
  done: z.enum(['created', 'updating']),
  resources: z.array(z.object({ logicalId: z.string(), type: z.string(), physicalId: z.string() })),
  notModelled: z.array(z.object({ logicalId: z.string(), type: z.string(), why: z.string() })),
  failures: z.array(z.string()),
});
type Report = z.infer<typeof reportSchema>;
const healthSchema = z.object({ simulated: z.literal(true), rate: z.number() });

const ASK_EVERY_MS = 500;

/** Loads a template into the sandbox at `url`. @throws Error with the sandbox's message. */
export const loadInto = async (url: string, request: LoadRequest): Promise<Report> =>
  reportSchema.parse(await ask(`${url}/_sandbox/stacks`, request));

/**
 * Loads a template into a running sandbox, and waits for the stack unless its clock stands still. null: what listens
 * there is not a sandbox. @throws Error with the sandbox's message.
 */
export async function updateRunning(
  url: string,
  request: LoadRequest,
  onReport: (report: Report) => void,
): Promise<Report | null> {
  const health = healthSchema.safeParse(await ask(`${url}/_sandbox/health`).catch(() => null));
  if (!health.success) return null;
  let report = await loadInto(url, request);
  onReport(report);
  while (report.status.endsWith('_IN_PROGRESS') && health.data.rate > 0) {
    await wait(ASK_EVERY_MS);
    report = reportSchema.parse(await ask(`${url}/_sandbox/stacks/${request.stack}`));
  }
  return report;
}
