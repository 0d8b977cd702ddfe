/** Rules of oxlint that the tree does not keep yet: each moves to .oxlintrc.json when it does. */
export const PENDING_LINT: Record<string, unknown> = {};

/** Rules of our checks that the tree does not keep yet ("rule"), or that one file does not ("rule: file"). */
export const PENDING: readonly string[] = [];
