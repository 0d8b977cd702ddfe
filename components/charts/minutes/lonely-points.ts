/** Points without a neighbour on either side: a line through them would be invisible, so they are drawn as dots. */
export function lonelyPoints(values: readonly (number | null)[]): number[] {
  return values.flatMap((value, index) =>
    value !== null && (values[index - 1] ?? null) === null && (values[index + 1] ?? null) === null ? [index] : [],
  );
}
