import { parseArgs } from 'node:util';
import { z } from 'zod';
import { SCENARIO_NAMES } from './scenario/scenarios.ts';
import { startSandbox } from './start-sandbox.ts';
import { parseLoad, type Load } from './traffic/parse-load.ts';

const USAGE = `node sandbox/main.ts [--scenario ${SCENARIO_NAMES.join('|')}] [--port N] [--rate R] [--seed S] [--start ISO] [--traffic FUNCTION[:ALIAS]=N/s]...`;
const DEFAULT_PORT = 4566;

const optionsSchema = z.object({
  scenario: z.enum(SCENARIO_NAMES),
  port: z.coerce.number().int().min(0).max(65_535),
  rate: z.coerce.number().min(0).max(10_000),
  seed: z.string().min(1).max(100),
  start: z.iso.datetime({ offset: true }).optional(),
  traffic: z.array(z.string().transform(readLoad)).default([]),
});

await main();

async function main(): Promise<void> {
  const options = readOptions();
  if (options === null) return;
  try {
    const sandbox = await startSandbox({
      scenario: options.scenario,
      port: options.port,
      rate: options.rate,
      seed: options.seed,
      startAt: options.start === undefined ? null : Date.parse(options.start),
    });
    for (const { functionName, alias, perMinute } of options.traffic)
      sandbox.world.traffic.setTraffic(functionName, alias, { perMinute });
    console.log(
      `sandbox: ${sandbox.url} (scenario ${options.scenario}, ${options.rate}x real time; simulated, not AWS)`,
    );
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void sandbox.stop());
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    console.error(`sandbox: port ${options.port} is taken; choose another with --port or SANDBOX_PORT`);
    process.exitCode = 1;
  }
}

function readOptions(): z.infer<typeof optionsSchema> | null {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      options: {
        scenario: text,
        port: text,
        rate: text,
        seed: text,
        start: text,
        traffic: { ...text, multiple: true },
        help: { type: 'boolean' },
      },
    });
    if (values.help === true) {
      console.log(USAGE);
      return null;
    }
    const defaults = { scenario: 'demo', port: process.env['SANDBOX_PORT'] ?? DEFAULT_PORT, rate: 1, seed: '1' };
    return optionsSchema.parse({ ...defaults, ...values });
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message;
    console.error(`sandbox: ${why}\n${USAGE}`);
    process.exitCode = 2;
    return null;
  }
}

function readLoad(text: string, context: z.RefinementCtx): Load {
  try {
    return parseLoad(text);
  } catch (error) {
    context.addIssue((error as Error).message);
    return z.NEVER;
  }
}
