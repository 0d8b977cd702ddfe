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

/** The folder of a check's deliberately bad files, laid out as in the repository. */
export function fixturesOf(name: string): string {
  return `scripts/fixtures/${name}`;
}
