import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { clientEnvironment } from './client-environment.ts';

const RUNNER = fileURLToPath(new URL('./command_line.py', import.meta.url));

export interface CommandLine {
  /** Like `aws(['sts', 'get-caller-identity'])`. Its parsed output; null: none. Rejects with its stderr. */
  aws(command: readonly string[]): Promise<unknown>;
  /** The same for commands that print text. */
  say(command: readonly string[]): Promise<string>;
  stop(): void;
}

/** The AWS CLI on the sandbox at `url`. */
export function startCommandLine(url: string): CommandLine {
  const child = spawn('python3', [RUNNER], {
    env: { ...clientEnvironment(url), AWS_DEFAULT_OUTPUT: 'json' },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting: ((line: string) => void)[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => waiting.shift()?.(line));
  child.on('exit', () => {
    for (const settle of waiting.splice(0)) settle('{"status":255,"output":"","errors":"the command line has ended"}');
  });
  const say = async (command: readonly string[]): Promise<string> => {
    const answer = new Promise<string>((resolve) => waiting.push(resolve));
    child.stdin.write(`${JSON.stringify(command)}\n`);
    const { status, output, errors } = JSON.parse(await answer) as { status: number; output: string; errors: string };
    if (status !== 0) throw new Error(`${errors.trim()} (exit status ${status})`);
    return output.trim();
  };
  return {
    say,
    async aws(command) {
      const output = await say(command);
      return output === '' ? null : JSON.parse(output);
    },
    stop: () => void child.kill(),
  };
}
