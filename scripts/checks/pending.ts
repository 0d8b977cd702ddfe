/** Rules of our checks that the tree does not keep yet ("rule"), or that one file does not ("rule: file"). */
export const PENDING: readonly string[] = [
  'integration tests join the product and the sandbox: e2e/integration/detection.test.ts',
  'integration tests join the product and the sandbox: e2e/integration/verdict.test.ts',
  'queries know the domain and interfaces: lib/queries/queries.test.ts',
];
