import { globSync } from 'node:fs';
import { posix } from 'node:path';
import { type Check, type Finding, fixturesOf } from './check.ts';
import { readTree, TOP_FOLDERS, type Tree } from './tree.ts';

const LINK = 'what a document links to exists';
const PATH = 'a path that a document or a comment names exists';
const FILE = 'a file that a document or a comment names exists';

/** A change log describes the past. */
const FREE = /^CHANGELOG\.md$/;
/** A path from the root, up to what cannot be part of one. `…` and `<x>` stand for something. */
const PATHS = new RegExp(`(?<![\\w/.@-])(?:${TOP_FOLDERS.join('|')})/[\\w./()\\[\\]{},*@-]*`, 'g');
const SOURCES = /(?<![\w/.*+-])[a-z][\w-]*(?:\.[\w-]+)*\.tsx?\b/g;

/** Documents and comments outlive moves: the paths that they name must exist. */
export const namedPaths: Check = {
  name: 'named-paths',
  rules: [LINK, PATH, FILE],
  inTree: (tree) => lostNames(tree, '.'),
  inFixtures: () => lostNames(readTree(fixturesOf('named-paths')), fixturesOf('named-paths')),
};

function lostNames(tree: Tree, root: string): Finding[] {
  const names = new Set([...tree.all].map((path) => posix.basename(path)));
  const exists = (path: string) => isThere(tree, root, path);
  const documents = tree.documents.filter((path) => !FREE.test(path));
  return [
    ...documents.flatMap((file) => {
      const text = tree.text(file).replaceAll(/^```[\s\S]*?^```/gm, '');
      return [
        ...linksIn(text).flatMap((link) => {
          const path = posix.join(posix.dirname(file), link);
          return exists(path) ? [] : [{ rule: LINK, file, text: `links to ${link}` }];
        }),
        ...codeIn(text).flatMap((code) => [...lostPaths(code, file, exists), ...lostFiles(code, file, names)]),
      ];
    }),
    ...tree.files.flatMap((file) =>
      tree
        .parsed(file)
        .comments.flatMap(({ value }) => [...lostPaths(value, file, exists), ...lostFiles(value, file, names)]),
    ),
  ];
}

function lostPaths(text: string, file: string, exists: (path: string) => boolean): Finding[] {
  return (text.match(PATHS) ?? [])
    .map((path) => path.replace(/[.,/)]+$/, ''))
    .filter((path) => !exists(path))
    .map((path) => ({ rule: PATH, file, text: `names ${path}` }));
}

function lostFiles(text: string, file: string, names: ReadonlySet<string>): Finding[] {
  return (text.match(SOURCES) ?? [])
    .filter((name) => !names.has(name))
    .map((name) => ({ rule: FILE, file, text: `speaks of ${name}` }));
}

function linksIn(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, link = '']) => link.replace(/#.*$/, ''))
    .filter((link) => link !== '' && !/^[a-z]+:/.test(link));
}

function codeIn(text: string): string[] {
  return [...text.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code);
}

function isThere(tree: Tree, root: string, path: string): boolean {
  const plain = posix.normalize(path).replace(/\/$/, '');
  const begins = /^docs\/decisions\/\d+$/.test(plain) ? `${plain}-` : `${plain}/`;
  if (tree.all.has(plain) || [...tree.all].some((file) => file.startsWith(begins))) return true;
  return /[*{]/.test(plain) && globSync(plain, { cwd: root }).length > 0;
}
