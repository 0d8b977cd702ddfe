export interface RolloutParams {
  target: string;
  deploymentId: string;
}

/** The decoded parts of the address. One that cannot be decoded stays as it is, and will not be found. */
export function readParams(params: RolloutParams): { target: string; id: string } {
  return { target: decode(params.target), id: decode(params.deploymentId) };
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
