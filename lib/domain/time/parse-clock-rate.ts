/** The rate that a simulated endpoint reports in its header ("… rate=10 …"); null: none, or an absurd one. */
export function parseClockRate(header: string | null): number | null {
  const stated = /(?:^|[\s;,])rate=([0-9]+(?:\.[0-9]+)?)(?=$|[\s;,])/.exec(header ?? '')?.[1];
  const rate = stated === undefined ? Number.NaN : Number(stated);
  return Number.isFinite(rate) && rate <= 100_000 ? rate : null;
}
