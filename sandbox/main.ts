import { readFile } from 'node:fs/promises';
import { basename, dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { showReport } from './cloudformation/show-report.ts';
import { updateRunning } from './cloudformation/update-running.ts';
import { AwsError } from './kernel/operation.ts';
import { SCENARIO_NAMES } from './scenario/scenarios.ts';
import { startSandbox, type Sandbox } from './start-sandbox.ts';
import { TemplateError } from './template/template-error.ts';
import { parseLoad, type Load } from './traffic/parse-load.ts';

const USAGE = `node sandbox/main.ts [--scenario ${SCENARIO_NAMES.join('|')}] [--port N] [--rate R] [--seed S] [--start ISO] [--traffic FUNCTION[:ALIAS]=N/s]...
  [--template FILE [--stack NAME] [--parameter KEY=VALUE]...]`;
const DEFAULT_PORT = 4566;

const optionsSchema = z.object({
  scenario: z.enum(SCENARIO_NAMES),
  port: z.coerce.number().int().min(0).max(65_535),
  rate: z.coerce.number().min(0).max(10_000),
  seed: z.string().min(1).max(100),
  start: z.iso.datetime({ offset: true }).optional(),
  traffic: z.array(z.string().transform(readLoad)).default([]),
  template: z.string().min(1).optional(),
  stack: z.string().regex(/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/, 'letters, digits and hyphens, a letter first'),
  parameter: z.array(z.string().regex(/^[a-zA-Z0-9]+=/, 'KEY=VALUE')),
});
type Options = z.infer<typeof optionsSchema>;

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
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void sandbox.stop());
    if (options.template !== undefined && !(await load(sandbox, options, options.template))) return;
    for (const { functionName, alias, perMinute } of options.traffic)
      sandbox.world.traffic.setTraffic(functionName, alias, { perMinute });
    console.log(
      `sandbox: ${sandbox.url} (scenario ${options.scenario}, ${options.rate}x real time; simulated, not AWS)`,
    );
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (options.template !== undefined && (await loadIntoRunning(options, options.template))) return;
    console.error(`sandbox: port ${options.port} is taken; choose another with --port or SANDBOX_PORT`);
    process.exitCode = 1;
  }
}

function parametersOf({ parameter }: Options): Record<string, string> {
  const pairs = parameter.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
  return Object.fromEntries(pairs);
}

/** Makes the stack of a template in a new sandbox; where that fails there is nothing to serve. */
async function load(sandbox: Sandbox, options: Options, path: string): Promise<boolean> {
  try {
    const template = { text: await readFile(path, 'utf8'), file: basename(path), folder: dirname(resolve(path)) };
    const request = { name: options.stack, template, parameters: parametersOf(options) };
    const report = await sandbox.world.cloudFormation.deploy(request);
    console.log(showReport(report));
    if (report.status === 'CREATE_COMPLETE') return true;
  } catch (error) {
    const expected = error instanceof TemplateError || error instanceof AwsError || 'code' in (error as Error);
    if (!expected) throw error;
    console.error((error as Error).message);
  }
  await sandbox.stop();
  process.exitCode = 1;
  return false;
}

/** The same template again, with a sandbox running: a stack update. false: what runs there is no sandbox. */
async function loadIntoRunning(options: Options, path: string): Promise<boolean> {
  try {
    const request = { stack: options.stack, templatePath: resolve(path), parameters: parametersOf(options) };
    const told = (report: Parameters<typeof showReport>[0]): void => console.log(showReport(report));
    const report = await updateRunning(`http://127.0.0.1:${options.port}`, request, told);
    if (report === null) return false;
    if (report.status.endsWith('_COMPLETE')) console.log(`stack ${report.stack}: ${report.status}`);
    if (/ROLLBACK|FAILED/.test(report.status)) process.exitCode = 1;
  } catch (error) {
    console.error(`sandbox: ${(error as Error).message}`);
    process.exitCode = 1;
  }
  return true;
}

function readOptions(): Options | null {
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
        template: text,
        stack: text,
        parameter: { type: 'string', multiple: true },
        help: { type: 'boolean' },
      },
    });
    if (values.help === true) {
      console.log(USAGE);
      return null;
    }
    const defaults = {
      scenario: values.template === undefined ? 'demo' : 'empty',
      port: process.env['SANDBOX_PORT'] ?? DEFAULT_PORT,
      rate: 1,
      seed: '1',
      stack: 'sandbox',
      parameter: [],
    };
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
