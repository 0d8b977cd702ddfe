import { formatCount } from '@/lib/domain/format/format-count.ts';

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Evidence from its decimal logarithm: "0.02", "3.4", "100", "10⁶". Far below 1 it is "<0.01". */
export function formatEvidence(log10: number): string {
  if (log10 < -2) return '<0.01';
  if (log10 >= 4) return `10${superscript(Math.floor(log10))}`;
  const evidence = 10 ** log10;
  if (evidence >= 10) return formatCount(Math.floor(evidence));
  return Number(evidence.toFixed(evidence < 1 ? 2 : 1)).toString();
}

function superscript(whole: number): string {
  return whole.toString().replaceAll(/\d/g, (digit) => SUPERSCRIPTS[Number(digit)] ?? '');
}
