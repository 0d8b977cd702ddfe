import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Caches compiled code, which halves the cost of a start. */
const ENV = { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'sandbox-compile-cache') };

/** A sandbox in its own process, which can be killed. */
export interface StateProcess {
  readonly url: string;
  /** All of stdout so far. */
  said(): string;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  signal(signal: 'SIGTERM'): Promise<void>;
}

/** Resolves when it serves; rejects with its stderr if it ends first. */
export async function launch(...args: string[]): Promise<StateProcess> {
  const child: ChildProcess = spawn(process.execPath, [MAIN, '--port', '0', ...args], { env: ENV });
  let out = '';
  let err = '';
  const gone = once(child, 'close');
  child.stderr?.on('data', (chunk) => (err += String(chunk)));
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout?.on('data', (chunk) => {
      out += String(chunk);
      const found = /sandbox: (http:\/\/127\.0\.0\.1:\d+) .*\n/.exec(out)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('close', () => reject(new Error(err)));
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    child.kill(signal);
    await gone;
  };
  return { url, said: () => out, kill: () => end('SIGKILL'), signal: end };
}
