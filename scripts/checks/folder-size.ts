import { posix } from 'node:path';
import { type Check, type Finding, fixturesOf } from './check.ts';
import { readTree, type Tree } from './tree.ts';

const TOO_MANY = 'no folder is a heap';
const UNNAMED = 'a big folder is named in docs/house.md';
const HOUSE = 'docs/house.md';

interface Limits {
  /** Source files in a folder, without tests. */
  most: number;
  /** A folder with more holds a single kind of thing, which docs/house.md names. */
  mostUnnamed: number;
}

export const folderSize: Check = {
  name: 'folder-size',
  rules: [TOO_MANY, UNNAMED],
  inTree: (tree) => bigFolders(tree, { most: 40, mostUnnamed: 25 }),
  inFixtures: () => bigFolders(readTree(fixturesOf('folder-size')), { most: 2, mostUnnamed: 1 }),
};

function bigFolders(tree: Tree, { most, mostUnnamed }: Limits): Finding[] {
  const house = tree.text(HOUSE);
  const sources = tree.files.filter((file) => !/\.(test|spec)\.tsx?$/.test(file));
  const sizes = new Map<string, number>();
  for (const file of sources) {
    const folder = posix.dirname(file);
    sizes.set(folder, (sizes.get(folder) ?? 0) + 1);
  }
  return [...sizes].flatMap(([folder, size]): Finding[] => {
    if (size > most) return [{ rule: TOO_MANY, file: folder, text: `holds ${size} source files (at most ${most})` }];
    if (size <= mostUnnamed || house.includes(`\`${folder}\``) || house.includes(`\`${folder}/\``)) return [];
    const text = `holds ${size} source files: say in ${HOUSE}, with its path in backticks, what they have in common`;
    return [{ rule: UNNAMED, file: folder, text }];
  });
}
