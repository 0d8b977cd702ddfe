/** Rules of oxlint that the tree does not keep yet. Each moves to .oxlintrc.json when it does. */
export const PENDING_LINT: Record<string, unknown> = {};

/** Rules of our checks that the tree does not keep yet ("rule"), or a file or folder does not ("rule: folder/"). */
export const PENDING: readonly string[] = [
  'a comment has at most 120 columns: components/',
  'a comment has at most 120 columns: sandbox/',
];
