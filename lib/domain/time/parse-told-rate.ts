/** The rate that a simulated endpoint tells in its header ("… rate=10 …"); null when it tells none or an absurd one. */
export function parseToldRate(header: string | null): number | null {
  const told = /(?:^|[\s;,])rate=([0-9]+(?:\.[0-9]+)?)(?=$|[\s;,])/.exec(header ?? '')?.[1];
  const rate = told === undefined ? Number.NaN : Number(told);
  return Number.isFinite(rate) && rate <= 100_000 ? rate : null;
}
