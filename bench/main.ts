/**
 * `npm run bench [-- --only name] [--json]`: the budgets of the design next to what was measured on the built product
 * and the sandbox. It only reports and never fails on timing: the machine's load is part of every number.
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { ensureBuild } from '../scripts/ensure-build.ts';
import { activeCalls } from './measurements/active-calls.ts';
import { dayOfSamples } from './measurements/day-of-samples.ts';
import { detectionOnSandbox } from './measurements/detection-on-sandbox.ts';
import { firstLoad } from './measurements/first-load.ts';
import { freshness } from './measurements/freshness.ts';
import { idleCalls } from './measurements/idle-calls.ts';
import { longList } from './measurements/long-list.ts';
import type { Figure, Measurement } from './measurement.ts';
import { printTable } from './print-table.ts';
import { endWithTheBench } from './running.ts';
import { sandboxSpeed } from './measurements/sandbox-speed.ts';
import { startTime } from './measurements/start-time.ts';
import { verdict } from './measurements/verdict.ts';
import { verdictOnSandbox } from './measurements/verdict-on-sandbox.ts';
import { viewers } from './measurements/viewers.ts';
import { viewersTraffic } from './measurements/viewers-traffic.ts';

const ALL: readonly Measurement[] = [
  startTime,
  firstLoad,
  longList,
  dayOfSamples,
  idleCalls,
  activeCalls,
  freshness,
  viewers,
  viewersTraffic,
  verdict,
  verdictOnSandbox,
  detectionOnSandbox,
  sandboxSpeed,
];

const USAGE = `npm run bench [-- [--only name]… [--json]]; the names: ${ALL.map(({ name }) => name).join(', ')}`;

const options = readOptions();
if (options !== null) await run(options);

interface Options {
  chosen: readonly Measurement[];
  json: boolean;
}

function readOptions(): Options | null {
  try {
    const { values } = parseArgs({
      options: {
        only: { type: 'string', multiple: true },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    if (values.help) {
      console.log(USAGE);
      return null;
    }
    const unknown = values.only?.find((name) => ALL.every((measurement) => measurement.name !== name));
    if (unknown !== undefined) throw new TypeError(`There is no measurement ${unknown}.`);
    return { chosen: ALL.filter(({ name }) => values.only?.includes(name) ?? true), json: values.json };
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : String(error)}\n${USAGE}`);
    process.exitCode = 2;
    return null;
  }
}

async function run({ chosen, json }: Options): Promise<void> {
  endWithTheBench();
  const load = loadavg()[0] ?? 0;
  ensureBuild(process.env['NEXT_DIST_DIR'] ?? '.next');
  const figures: (Figure & { measurement: string })[] = [];
  for (const { name, what, measure } of chosen) {
    // Progress goes to stderr, so that --json stays JSON.
    process.stderr.write(`${name}: ${what} …\n`);
    try {
      figures.push(...(await measure()).map((figure) => ({ measurement: name, ...figure })));
    } catch (error) {
      const note = error instanceof Error ? error.message : String(error);
      figures.push({ measurement: name, what: name, budget: '—', measured: 'failed', within: null, note });
      process.exitCode = 1;
    }
  }
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'CPU'}, Node ${process.version}, load ${load.toFixed(1)} before it began`;
  if (json) console.log(JSON.stringify({ machine, at: new Date().toISOString(), figures }, null, 2));
  else console.log(`\n${printTable(figures)}\n\nMeasured on ${machine}.`);
}
