import type { Node, VisitorObject } from 'oxc-parser';
import { posix, relative, sep } from 'node:path';

/**
 * The part of oxlint's plugin interface that the rules use. It has ESLint's shape (oxlint calls it alpha, so we use
 * little of it).
 */
export interface RuleContext {
  /** Absolute. */
  filename: string;
  cwd: string;
  report(problem: { node: Node; message: string }): void;
}

export interface Rule {
  meta: { docs: { description: string } };
  create(context: RuleContext): VisitorObject;
}

/** The linted file's path from the root of the project, with slashes. */
export function pathOf({ cwd, filename }: RuleContext): string {
  return relative(cwd, filename).split(sep).join(posix.sep);
}

export function isTestFile(file: string): boolean {
  return /\.(test|spec)\.tsx?$/.test(file);
}
