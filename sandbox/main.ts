import { dirname, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { showReport } from './cloudformation/command-line/show-report.ts';
import { loadInto, updateRunning } from './cloudformation/command-line/update-running.ts';
import { ask } from './control/ask.ts';
import { nameOf, USUAL_ACCOUNT, type Account } from './kernel/account.ts';
import { SCENARIO_NAMES } from './scenario/scenarios.ts';
import { startSandbox, type Sandbox } from './start-sandbox.ts';
import { StateError } from './state/journal-line.ts';
import { FolderInUse } from './state/lock-folder.ts';
import { holdsState } from './state/open-state.ts';
import { parseLoad, type Load } from './traffic/parse-load.ts';

const USAGE = `node sandbox/main.ts [--scenario ${SCENARIO_NAMES.join('|')}] [--port N] [--rate R] [--seed S] [--start ISO] [--traffic FUNCTION[:ALIAS]=N/s]...
  [--template FILE [--stack NAME] [--parameter KEY=VALUE]... [--ssm NAME=VALUE]... [--lenient]] [--folder FOLDER]... [--state FOLDER] [--account ID] [--region REGION | --targets ACCOUNT/REGION,…]`;
const DEFAULT_PORT = 4566;

const REGION = /^[a-z]{2,5}(-[a-z]+)+-\d$/;
const targetSchema = z
  .string()
  .regex(/^\d{12}\/[a-z0-9-]+$/, 'ACCOUNT/REGION')
  .transform((text) => ({ accountId: text.slice(0, 12), region: text.slice(13) }))
  .refine(({ region }) => REGION.test(region), 'a region like eu-west-1');

const optionsSchema = z.object({
  scenario: z.enum(SCENARIO_NAMES).optional(),
  port: z.coerce.number().int().min(0).max(65_535),
  rate: z.coerce.number().min(0).max(10_000).optional(),
  seed: z.string().min(1).max(100).optional(),
  state: z.string().min(1).max(4096).optional(),
  start: z.iso.datetime({ offset: true }).optional(),
  account: z
    .string()
    .regex(/^\d{12}$/, 'twelve digits')
    .optional(),
  region: z.string().regex(REGION, 'like eu-west-1').optional(),
  targets: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .pipe(z.array(targetSchema).min(1).max(50))
    .refine((all) => new Set(all.map(nameOf)).size === all.length, 'each target once')
    .optional(),
  traffic: z.array(z.string().transform(readLoad)).default([]),
  template: z.string().min(1).optional(),
  folder: z.array(z.string().min(1).max(4096)).default([]),
  stack: z.string().regex(/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/, 'letters, digits and hyphens, a letter first'),
  parameter: z.array(z.string().regex(/^[a-zA-Z0-9]+=/, 'KEY=VALUE')),
  ssm: z.array(z.string().regex(/^[\w.\-/]+=./, 'NAME=VALUE')).default([]),
  strict: z.boolean().default(false),
  lenient: z.boolean().default(false),
});
type Options = z.infer<typeof optionsSchema>;

await main();

async function main(): Promise<void> {
  const options = readOptions();
  if (options === null) return;
  const { scenario, port, rate, seed, start, state } = options;
  try {
    const sandbox = await startSandbox({
      port,
      ...(scenario === undefined ? {} : { scenario }),
      ...(rate === undefined ? {} : { rate }),
      ...(seed === undefined ? {} : { seed }),
      ...(start === undefined ? {} : { startAt: Date.parse(start) }),
      ...(state === undefined ? {} : { state }),
      ...targetsOf(options),
      folders: foldersOf(options),
    });
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void sandbox.stop());
    if (!sandbox.resumed && !(await setUp(sandbox, options))) {
      await sandbox.stop();
      process.exitCode = 1;
      return;
    }
    const how = sandbox.resumed
      ? `goes on from ${state} at ${new Date(sandbox.world.clock.now()).toISOString()}; `
      : '';
    const pace = `${sandbox.world.clock.rate}x real time`;
    console.log(`sandbox: ${sandbox.url} (${how}scenario ${sandbox.scenario}, ${pace}; simulated, not AWS)`);
    if (sandbox.targets.length > 1) console.log(`sandbox: plays ${sandbox.targets.map(nameOf).join(', ')}`);
    if (sandbox.resumed && (options.template !== undefined || options.traffic.length > 0))
      console.log('sandbox: --template and --traffic were done when the state was made; everything is as it was left');
  } catch (error) {
    const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    if (!taken && !(error instanceof StateError)) throw error;
    // The user may mean the sandbox that has the port, or the folder.
    const inUse = taken || error instanceof FolderInUse;
    if (inUse && options.template !== undefined && (await loadIntoRunning(options, options.template))) return;
    const why = taken ? `port ${port} is taken; choose another with --port or SANDBOX_PORT` : (error as Error).message;
    console.error(`sandbox: ${why}`);
    process.exitCode = 1;
  }
}

/** Where templates and code may be that requests name: what the command line names. */
function foldersOf({ folder, template }: Options): string[] {
  return [...folder, ...(template === undefined ? [] : [dirname(template)])].map((path) => resolve(path));
}

/** Sets up what the command line asks for, over HTTP so that a state folder has it. false: nothing to serve. */
async function setUp(sandbox: Sandbox, options: Options): Promise<boolean> {
  try {
    await prepare(sandbox.url, options);
    const { template, stack } = options;
    // The stack exists if an earlier start was killed half way.
    if (template !== undefined && sandbox.world.cloudFormation.report(stack) === null) {
      const request = { stack, templatePath: resolve(template), parameters: parametersOf(options) };
      const report = await loadInto(sandbox.url, request);
      console.log(showReport(report));
      if (report.status !== 'CREATE_COMPLETE') return false;
    }
    for (const load of options.traffic) {
      const functionName = functionNamed(sandbox, stack, load.functionName);
      if (!sandbox.world.lambda.hasFunction(functionName))
        console.error(`sandbox: --traffic calls ${functionName}, and there is no such function yet`);
      await ask(`${sandbox.url}/_sandbox/traffic`, { ...load, functionName });
    }
  } catch (error) {
    console.error((error as Error).message);
    return false;
  }
  sandbox.ready();
  return true;
}

/** Sets SSM's parameters, and how templates are taken, as the command line says. */
async function prepare(url: string, { strict, lenient, ssm }: Options): Promise<void> {
  for (const [name, value] of Object.entries(pairsOf(ssm))) await ask(`${url}/_sandbox/parameters`, { name, value });
  if (strict || lenient) await ask(`${url}/_sandbox/templates`, { lenient: !strict });
}

/** A template's function may be named by its logical id: if the template gives it no name, the name is generated. */
function functionNamed(sandbox: Sandbox, stack: string, name: string): string {
  const resources = sandbox.world.cloudFormation.report(stack)?.resources ?? [];
  const found = resources.find(({ logicalId, type }) => logicalId === name && type === 'AWS::Lambda::Function');
  return found === undefined || sandbox.world.lambda.hasFunction(name) ? name : found.physicalId;
}

/** Which accounts and regions to play, if the command line says so. */
function targetsOf({ account, region, targets }: Options): { targets?: Account[] } {
  if (targets !== undefined) return { targets };
  if (account === undefined && region === undefined) return {};
  return { targets: [{ accountId: account ?? USUAL_ACCOUNT.accountId, region: region ?? USUAL_ACCOUNT.region }] };
}

// A function: main runs before any constant below it has its value.
function parametersOf({ parameter }: Options): Record<string, string> {
  return pairsOf(parameter);
}

function pairsOf(given: readonly string[]): Record<string, string> {
  const pairs = given.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
  return Object.fromEntries(pairs);
}

/** The same template again while a sandbox runs: a stack update. false: what runs there is not a sandbox. */
async function loadIntoRunning(options: Options, path: string): Promise<boolean> {
  try {
    const request = { stack: options.stack, templatePath: resolve(path), parameters: parametersOf(options) };
    await prepare(`http://127.0.0.1:${options.port}`, options);
    const print = (report: Parameters<typeof showReport>[0]): void => console.log(showReport(report));
    const report = await updateRunning(`http://127.0.0.1:${options.port}`, request, print);
    if (report === null) return false;
    if (report.status.endsWith('_COMPLETE'))
      console.log(
        [`stack ${report.stack}: ${report.status}`, ...report.failures.map((failure) => `  ${failure}`)].join('\n'),
      );
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
        ssm: { ...text, multiple: true },
        strict: { type: 'boolean' },
        lenient: { type: 'boolean' },
        stack: text,
        parameter: { ...text, multiple: true },
        folder: { ...text, multiple: true },
        state: text,
        account: text,
        region: text,
        targets: text,
        help: { type: 'boolean' },
      },
    });
    if (values.help === true) {
      console.log(USAGE);
      return null;
    }
    // A state folder knows what it holds.
    const fresh = { scenario: values.template === undefined ? 'demo' : 'empty', seed: '1' };
    const defaults = {
      ...(values.state === undefined || !holdsState(values.state) ? fresh : {}),
      port: process.env['SANDBOX_PORT'] ?? DEFAULT_PORT,
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
