/**
 * A weight of AWS as a percentage 0–100, rounded to 1/10,000 because fractions such as 0.07 do not survive
 * multiplication. `targetVersionWeight` is documented as a percentage and was seen as a fraction (1.0 after
 * completion): up to 1 it is taken as a fraction, above as a percentage. null: not a share.
 */
export function readWeightPercent(weight: number | undefined): number | null {
  if (weight === undefined || !Number.isFinite(weight) || weight < 0 || weight > 100) return null;
  return fractionToPercent(weight <= 1 ? weight : weight / 100);
}

/** A fraction 0–1 as a percentage. Lambda's alias weights are always fractions. */
export function fractionToPercent(fraction: number): number {
  return Math.round(fraction * 1_000_000) / 10_000;
}
