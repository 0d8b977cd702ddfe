import { dirname, posix } from 'node:path';
import type { Tree } from './tree.ts';

/** What an import names: a file of the project (its path from the root), or a package. */
export type Imported = { specifier: string } & ({ file: string } | { package: string });

/** Imports of values and types, exports from elsewhere, and `import('…')`. */
export function importsOf(tree: Tree, file: string): Imported[] {
  const { module } = tree.parsed(file);
  const specifiers = [
    ...module.staticImports.map((found) => found.moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest?.value ?? [])),
    ...module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => {
      const text = tree.text(file).slice(start, end);
      return /^['"].*['"]$/.test(text) ? text.slice(1, -1) : [];
    }),
  ];
  return specifiers.map((specifier) => resolve(file, specifier));
}

function resolve(file: string, specifier: string): Imported {
  if (specifier.startsWith('@/')) return { specifier, file: specifier.slice(2) };
  if (specifier.startsWith('.')) return { specifier, file: posix.join(dirname(file), specifier) };
  return { specifier, package: specifier };
}
