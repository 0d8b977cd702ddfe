type Compares = (value: number, threshold: number) => boolean;

const BREACHES: Record<string, Compares> = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
};

/** What CloudWatch's comparison asks of a value; null: it compares with a moving band, or is not known. */
export function breachesOf(comparison: string | null): Compares | null {
  return Object.hasOwn(BREACHES, comparison ?? '') ? (BREACHES[comparison ?? ''] ?? null) : null;
}
