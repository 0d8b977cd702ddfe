import type { Node } from 'oxc-parser';
import { dirname, posix } from 'node:path';
import { pathOf, type Rule } from './rule.ts';

const BY_ALIAS = /^(app|components)\//;
const BY_RELATIVE_PATH = /^(lib|sandbox|testing|e2e|bench|scripts)\//;

/**
 * One way to name a file: './x.ts' in its own folder; elsewhere '@/…' in app and components, '../' in all that Node
 * runs directly.
 */
export const importPaths: Rule = {
  meta: { docs: { description: 'one way to name a file of the project in an import' } },
  create(context) {
    const file = pathOf(context);
    const check = (source: Node | null | undefined) => {
      if (source?.type !== 'Literal' || typeof source.value !== 'string') return;
      const wanted = wantedPath(file, source.value);
      if (wanted !== source.value) context.report({ node: source, message: `Import this as '${wanted}'.` });
    };
    return {
      ImportDeclaration: ({ source }) => check(source),
      ExportNamedDeclaration: ({ source }) => check(source),
      ExportAllDeclaration: ({ source }) => check(source),
      ImportExpression: ({ source }) => check(source),
      TSImportType: ({ source }) => check(source),
    };
  },
};

/** How `file` should write the import `specifier`; unchanged for a package. */
function wantedPath(file: string, specifier: string): string {
  if (!specifier.startsWith('@/') && !specifier.startsWith('.')) return specifier;
  const from = dirname(file);
  const target = specifier.startsWith('@/') ? specifier.slice(2) : posix.join(from, specifier);
  const isOwnFolder = dirname(target) === from;
  if (BY_ALIAS.test(file)) return isOwnFolder ? `./${posix.basename(target)}` : `@/${target}`;
  if (!BY_RELATIVE_PATH.test(file)) return specifier;
  const path = posix.relative(from, target);
  return path.startsWith('.') ? path : `./${path}`;
}
