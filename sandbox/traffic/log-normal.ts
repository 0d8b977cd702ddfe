import type { Random } from '../kernel/random.ts';

/** A latency distribution, by its median and its 99th percentile in milliseconds. */
export interface Latency {
  p50: number;
  p99: number;
}

const A = [
  -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
];
const B = [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572];
const C = [
  -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
  2.938163982698783,
];
const D = [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416];

const horner = (coefficients: readonly number[], x: number): number =>
  coefficients.reduce((sum, coefficient) => sum * x + coefficient, 0);

/** The standard normal's quantile function (Acklam's approximation, relative error below 1.2e-9), for p in [0, 1). */
export const standardNormal = (p: number): number => {
  const clamped = Math.min(1 - 1e-12, Math.max(1e-12, p));
  if (clamped < 0.02425 || clamped > 0.97575) {
    const tail = Math.min(clamped, 1 - clamped);
    const q = Math.sqrt(-2 * Math.log(tail));
    const x = horner(C, q) / (horner(D, q) * q + 1);
    return clamped < 0.5 ? x : -x;
  }
  const q = clamped - 0.5;
  const r = q * q;
  return (horner(A, r) * q) / (horner(B, r) * r + 1);
};

const Z99 = 2.3263478740408408;

const spreadOf = ({ p50, p99 }: Latency): number => Math.log(Math.max(p99, p50) / p50) / Z99;

/** The mean of the distribution, in milliseconds. */
export const meanLatency = (latency: Latency): number => latency.p50 * Math.exp(spreadOf(latency) ** 2 / 2);

/** The latency that the fraction `p` of invocations stays below. */
export const latencyAt = (latency: Latency, p: number): number =>
  latency.p50 * Math.exp(spreadOf(latency) * standardNormal(p));

export const drawLatency = (random: Random, latency: Latency): number =>
  // CloudWatch shows Duration to the hundredth of a millisecond.
  Math.round(latencyAt(latency, random.next()) * 100) / 100;
