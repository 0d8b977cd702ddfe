export interface RolloutParams {
  target: string;
  deploymentId: string;
}

/** The address's parts as they were meant; one that cannot be decoded is taken as it stands, and will not be found. */
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
