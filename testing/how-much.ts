/**
 * How much a test simulates, by SLUICE_TESTS: little for `npm run verify` ("quick"), more for `npm run prove`
 * ("proof"). Otherwise in full, as in `npm test` and for a file run by hand.
 */
export function howMuch({ quick, full, proof = full }: { quick: number; full: number; proof?: number }): number {
  const size = process.env['SLUICE_TESTS'];
  return size === 'quick' ? quick : size === 'proof' ? proof : full;
}
