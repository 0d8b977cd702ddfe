/** What a version of a function is made of: a folder that can be run, or something that the sandbox cannot run. */
export type FunctionCode = { kind: 'folder'; path: string } | { kind: 'none' };

/** What code is made of: a folder to copy, the text of an `index.js`, or nothing. */
export type CodeSource = FunctionCode | { kind: 'text'; text: string };

export const NO_CODE: FunctionCode = { kind: 'none' };
