import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { isInstalled } from './is-installed.ts';
import type { Exchange } from './start-recorder.ts';

const CHECKER = fileURLToPath(new URL('./check_responses.py', import.meta.url));

export const hasBotocore = isInstalled("Python 3 with botocore's models", 'python3', ['-c', 'import botocore']);

interface Checker {
  /** Where these answers differ from botocore's models, a line each: "lambda GetAlias (200): …". */
  check(exchanges: readonly Exchange[]): Promise<string[]>;
}

/** Starts a Python process that ends with this one. */
function startChecker(): Checker {
  const child = spawn('python3', [CHECKER], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout });
  const waiting: ((line: string) => void)[] = [];
  lines.on('line', (line) => waiting.shift()?.(line));
  child.on('exit', () => {
    for (const settle of waiting.splice(0)) settle('["the checker has ended"]');
  });
  child.unref();
  return {
    async check(exchanges) {
      // Most answers of a story repeat: check the same bytes once.
      const distinct = new Map(exchanges.map((one) => [keyOf(one), one]));
      const found = await Promise.all(
        [...distinct.values()].map(async (exchange) => {
          const answer = new Promise<string>((resolve) => waiting.push(resolve));
          child.stdin.write(`${JSON.stringify(exchange)}\n`);
          const problems = JSON.parse(await answer) as string[];
          const { service, operation, status } = exchange;
          return problems.map((problem) => `${service} ${operation} (${status}): ${problem}`);
        }),
      );
      return found.flat();
    },
  };
}

const keyOf = ({ service, operation, protocol, status, body }: Exchange): string =>
  [service, operation, protocol, status, body].join(' ');

let shared: Checker | undefined;

/** Like `Checker.check`, in one process for all tests of a file. Finds nothing without botocore. */
export async function checkResponses(exchanges: readonly Exchange[]): Promise<string[]> {
  if (!hasBotocore || exchanges.length === 0) return [];
  shared ??= startChecker();
  return shared.check(exchanges);
}
