/**
 * Holds every import against scripts/import-rules.ts. Fails when a rule is broken, when it sees too few modules, and when the
 * deliberately bad fixtures are not caught: a checker that has gone blind must not pass.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { parseSync } from 'oxc-parser';
import { IMPORT_RULES } from './import-rules.ts';

const FOLDERS = ['app', 'components', 'lib', 'sandbox'];
const FIXTURES = 'scripts/fixtures/boundaries';
const FEWEST_MODULES = 200;

function filesIn(root: string): string[] {
  return FOLDERS.flatMap((folder) => {
    try {
      return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
        posix.join(folder, file),
      );
    } catch {
      return [];
    }
  }).filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file) && !file.startsWith('app/preview/'));
}

function importsOf(root: string, file: string): string[] {
  const path = join(root, file);
  const { module, errors } = parseSync(path, readFileSync(path, 'utf8'));
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  return [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
      const text = readFileSync(path, 'utf8').slice(start, end);
      return /^['"].*['"]$/.test(text) ? text.slice(1, -1) : [];
    }),
  ];
}

/** What a specifier names: a file of the project (its path from the root), or a package. */
function resolveImport(file: string, specifier: string): { file: string } | { package: string } {
  if (specifier.startsWith('@/')) return { file: specifier.slice(2) };
  if (specifier.startsWith('.')) return { file: posix.join(dirname(file), specifier) };
  return { package: specifier };
}

function brokenImports(root: string): { text: string; rule: string }[] {
  return filesIn(root).flatMap((file) => {
    const rule = IMPORT_RULES.find(({ from }) => from.test(file));
    if (!rule) return [];
    return importsOf(root, file)
      .filter((specifier) => {
        const found = resolveImport(file, specifier);
        if ('file' in found) return !rule.may.test(found.file) && !found.file.endsWith('.css');
        return rule.packages !== undefined && !rule.packages.test(found.package);
      })
      .map((specifier) => ({ rule: rule.name, text: `${rule.name}: ${file} imports ${specifier}` }));
  });
}

const caught = new Set(brokenImports(FIXTURES).map(({ rule }) => rule));
for (const name of ['domain is pure', 'the sandbox stands alone', 'components never see the server']) {
  if (!caught.has(name))
    throw new Error(`boundaries: the bad fixture for "${name}" was not caught: the check is blind`);
}

const broken = brokenImports('.');
const seen = filesIn('.').length;
for (const { text } of broken) console.error(text);
if (seen < FEWEST_MODULES) throw new Error(`boundaries: only ${seen} modules seen: the check is blind`);
console.log(`boundaries: ${seen} modules, ${broken.length} forbidden imports`);
process.exit(broken.length === 0 ? 0 : 1);
