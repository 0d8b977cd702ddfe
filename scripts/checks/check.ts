import type { Tree } from './tree.ts';

export interface Finding {
  /** Of the check's `rules`. */
  rule: string;
  file: string;
  text: string;
}

/** One kind of check. It must also find each of its rules broken in its fixtures, so that none goes blind unnoticed. */
export interface Check {
  name: string;
  rules: readonly string[];
  inTree(tree: Tree): Finding[];
  inFixtures(): Finding[] | Promise<Finding[]>;
}

/** Where the deliberately bad files of a check lie, in folders as in the repository. */
export function fixturesOf(name: string): string {
  return `scripts/fixtures/${name}`;
}
