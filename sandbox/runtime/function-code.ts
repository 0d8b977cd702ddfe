/** The code of a version: a folder that can run, or something that the sandbox cannot run. */
export type FunctionCode = { kind: 'folder'; path: string } | { kind: 'none' };

/** Where code comes from: a folder to copy, the text of an `index.js`, or nothing. */
export type CodeSource = FunctionCode | { kind: 'text'; text: string };

export const NO_CODE: FunctionCode = { kind: 'none' };
