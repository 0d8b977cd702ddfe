/** Rules of oxlint that the tree does not keep yet. Each moves to .oxlintrc.json when it does. */
export const PENDING_LINT: Record<string, unknown> = {};

/** Rules of our checks that the tree, a file or a folder does not keep yet: "rule", "rule: file" or "rule: folder/". */
export const PENDING: readonly string[] = [];
