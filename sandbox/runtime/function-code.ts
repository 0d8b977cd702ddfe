/** What a version of a function is made of: a folder that can be run, or something that the sandbox cannot run. */
export type FunctionCode = { kind: 'folder'; path: string } | { kind: 'none' };

export const NO_CODE: FunctionCode = { kind: 'none' };
