/**
 * The repository's own checks, which read code and run nothing of it. First each check must find each of its rules
 * broken in the deliberately bad fixtures: a check that has gone blind must not pass. Arguments: names of checks; none:
 * all.
 */
import { boundaries } from './boundaries.ts';
import type { Check } from './check.ts';
import { commands } from './commands.ts';
import { folderSize } from './folder-size.ts';
import { lineLength } from './line-length.ts';
import { lintFixtures } from './lint-fixtures.ts';
import { namedPaths } from './named-paths.ts';
import { readTree } from './tree.ts';

const CHECKS: Check[] = [boundaries, folderSize, namedPaths, lineLength, commands, lintFixtures];
const FEWEST_FILES = 1000;

const asked = process.argv.slice(2);
const tree = readTree('.');
if (tree.files.length < FEWEST_FILES) throw new Error(`only ${tree.files.length} files seen: the checks are blind`);

let failures = 0;

for (const check of CHECKS.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const started = performance.now();
  const caught = new Set((await check.inFixtures()).map(({ rule }) => rule));
  const blind = check.rules.filter((rule) => !caught.has(rule));
  for (const rule of blind) console.error(`${check.name}: no bad fixture is caught by "${rule}"`);
  const broken = check.inTree(tree);
  for (const { rule, file, text } of broken) console.error(`${rule}: ${file} ${text}`);
  failures += blind.length + broken.length;
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${check.name}: ${check.rules.length} rules, ${broken.length} broken (${seconds} s)`);
}

process.exit(failures === 0 ? 0 : 1);
