import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../scripts/free-port.ts';
import { sandboxEnvironment, startProgram } from '../scripts/run-programs.ts';
import { end, keepTrack } from './running.ts';
import { waitFor } from './wait.ts';

/** A sandbox with the built dashboard, for one measurement. */
export interface Lab {
  url: string;
  endpoint: string;
  dashboardPid: number;
  /** From the dashboard's start until it had read what the work needs. */
  readingMs: number;
  /** GET from the dashboard's API. Rejects unless 2xx. */
  ask<T>(path: string): Promise<T>;
  sandbox: SandboxControl;
}

export type SandboxControl = <T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<T>;

export interface LabOptions {
  scenario: string;
  /** Begin as soon as this many groups are listed; default: when the first reading of the account is complete. */
  groups?: number;
  /** What to do with the simulated account before the dashboard starts. */
  before?: (sandbox: SandboxControl, endpoint: string) => Promise<void>;
}

interface Health {
  targets: { firstReading: unknown; sources: Record<string, { lastSuccessAt: string | null }> }[];
}

/** Runs `work` in its own lab, after the dashboard's first reading of the account, and stops everything afterwards. */
export async function inLab<T>(options: LabOptions, work: (lab: Lab) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-bench-'));
  const started: ChildProcess[] = [];
  try {
    const endpoint = `http://127.0.0.1:${await freePort(4950)}`;
    const sandboxArgs = ['sandbox/main.ts', '--scenario', options.scenario, '--port', new URL(endpoint).port];
    started.push(keepTrack(await startProgram(sandboxArgs, {}, `${endpoint}/_sandbox/health`, 'ignore')));
    const sandbox: SandboxControl = (method, path, body) => json(method, `${endpoint}/_sandbox/${path}`, body);
    await options.before?.(sandbox, endpoint);
    const url = `http://127.0.0.1:${await freePort(3950)}`;
    const env = {
      ...sandboxEnvironment(endpoint),
      PORT: new URL(url).port,
      HOST: '127.0.0.1',
      DATABASE_URL: `file:${join(folder, 'bench.db')}`,
    };
    const dashboard = keepTrack(await startProgram(['scripts/start.ts'], env, `${url}/api/health`, 'ignore'));
    started.push(dashboard);
    const from = performance.now();
    const lab: Lab = {
      url,
      endpoint,
      dashboardPid: dashboard.pid ?? 0,
      readingMs: 0,
      ask: (path) => json('GET', url + path),
      sandbox,
    };
    await (options.groups === undefined ? firstReading(lab) : listed(lab, options.groups));
    return await work({ ...lab, readingMs: performance.now() - from });
  } finally {
    await Promise.all(started.map(end));
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reading a thousand aliases at the budget's pace takes minutes. */
const LONGEST_READING_MS = 900_000;

async function firstReading(lab: Lab): Promise<void> {
  const isRead = async () => {
    const { targets } = await lab.ask<Health>('/api/health');
    const isDone = targets.every(
      (target) => target.firstReading === null && (target.sources['codedeploy']?.lastSuccessAt ?? null) !== null,
    );
    return isDone ? true : null;
  };
  await waitFor('the first reading of the account', isRead, LONGEST_READING_MS);
}

async function listed(lab: Lab, groups: number): Promise<void> {
  const isListed = async () => {
    const answer = await lab.ask<{ groups: unknown[] }>('/api/default/groups');
    return answer.groups.length >= groups ? true : null;
  };
  await waitFor(`${groups} groups`, isListed, LONGEST_READING_MS);
}

async function json<T>(method: string, url: string, body?: unknown): Promise<T> {
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status} ${(await response.text()).slice(0, 300)}`);
  return (await response.json()) as T;
}
