/** Rules of oxlint that the tree does not keep yet. Each moves to .oxlintrc.json when it does. */
export const PENDING_LINT: Record<string, unknown> = {
  'house/aria-values': 'error',
  'house/constant-case': 'error',
  'house/import-paths': 'error',
  'house/is-app-error-only': 'error',
  'house/iso-time-only': 'error',
  'house/jsx-conditions': 'error',
  'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
};

/** Rules of our checks that the tree does not keep yet ("rule"), or a file or folder ("rule: file", "rule: folder/"). */
export const PENDING: readonly string[] = [
  'a comment has at most 120 columns: components/',
  'a comment has at most 120 columns: sandbox/',
];
