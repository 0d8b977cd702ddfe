import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync, type ParseResult } from 'oxc-parser';

/** The sources under a root (the repository, or fixtures that look like one), each read and parsed once. */
export interface Tree {
  /** TypeScript files of the top folders, by path from the root. */
  files: readonly string[];
  /** Markdown files. */
  documents: readonly string[];
  /** Everything in the top folders and in the root itself, by path from the root. */
  all: ReadonlySet<string>;
  text(file: string): string;
  /** Throws for a file that cannot be parsed. */
  parsed(file: string): ParseResult;
}

export const TOP_FOLDERS = ['app', 'components', 'lib', 'sandbox', 'testing', 'e2e', 'bench', 'scripts', 'docs'];
/** Drafts that git ignores, and deliberately bad files: neither is checked. */
const LEFT_OUT = /^(app\/preview|scripts\/fixtures)\//;

export function readTree(root: string): Tree {
  const paths = pathsIn(root);
  const judged = paths.filter((path) => !LEFT_OUT.test(path));
  const texts = new Map<string, string>();
  const trees = new Map<string, ParseResult>();
  const text = (file: string) => {
    const known = texts.get(file) ?? readFileSync(join(root, file), 'utf8');
    texts.set(file, known);
    return known;
  };
  return {
    files: judged.filter((path) => /^[^/]+\/.*\.tsx?$/.test(path)).toSorted(),
    documents: judged.filter((path) => path.endsWith('.md')),
    all: new Set(paths),
    text,
    parsed(file) {
      const known = trees.get(file) ?? parseSync(file, text(file));
      trees.set(file, known);
      if (known.errors.length > 0) throw new Error(`${file}: ${known.errors[0]?.message}`);
      return known;
    },
  };
}

function pathsIn(root: string): string[] {
  const entries = readdirSync(root, { withFileTypes: true });
  const top = entries.filter((entry) => entry.isDirectory() && TOP_FOLDERS.includes(entry.name));
  return [
    ...entries.filter((entry) => entry.isFile()).map(({ name }) => name),
    ...top.flatMap(({ name }) =>
      readdirSync(join(root, name), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => posix.relative(posix.normalize(root), posix.join(entry.parentPath, entry.name))),
    ),
  ];
}
