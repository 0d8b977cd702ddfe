import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { findChanges } from './find-commands.ts';
import { readTree } from './tree.ts';

type Run = (deps: unknown, actor: { name: string; role: string }, input: unknown) => Promise<unknown>;

const touched = new Error('something was asked of a part');
/** Parts that must not be used. */
const parts = new Proxy(
  {},
  {
    get: () => {
      throw touched;
    },
  },
);

const commands = [
  ...new Map(
    findChanges(readTree('.')).flatMap(({ commands: found }) => found.map((command) => [command.name, command])),
  ).values(),
];

async function load(file: string, name: string): Promise<Run> {
  const loaded = (await import(pathToFileURL(join(process.cwd(), file)).href)) as Record<string, Run>;
  return loaded[name]!;
}

test('the routes run commands', () => {
  expect(commands.length).toBeGreaterThanOrEqual(5);
});

test.each(commands)('a viewer is refused by $name before anything is read', async ({ file, name }) => {
  const run = await load(file, name);
  await expect(run(parts, { name: 'theo', role: 'viewer' }, {})).rejects.toMatchObject({ code: 'FORBIDDEN' });
});

test.each(commands)('an operator is not refused by $name', async ({ file, name }) => {
  const run = await load(file, name);
  await expect(run(parts, { name: 'mara', role: 'operator' }, {})).rejects.toBe(touched);
});
