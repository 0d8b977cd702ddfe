import { compareVersions, LEAST_CALLS_TO_COMPARE, type Comparison } from '@/lib/domain/compare-versions.ts';
import { formatCount, formatPlural } from '@/lib/domain/format-count.ts';
import { formatPercent, formatRate } from '@/lib/domain/format-percent.ts';
import type { Rollout } from '@/lib/domain/rollout.ts';

export interface VerdictWords {
  verdict: Comparison['verdict'];
  /** Fits a chip, with its numbers: "Worse: 4.1% vs 0.3% errors". */
  chip: string;
  /** What it rests on: "4 of 97 against 3 of 862 calls". */
  basis: string | null;
}

/** What a rollout's counts say, short. The long form is compareVersions' own. */
export function verdictWords(traffic: Rollout['traffic']): VerdictWords {
  const baseline = traffic?.baseline ?? null;
  const candidate = traffic?.candidate ?? null;
  const { verdict, headline, rows } = compareVersions(baseline, candidate);
  if (!baseline || !candidate) return { verdict, chip: headline, basis: null };
  const counts = `${formatCount(candidate.errors)} of ${formatCount(candidate.calls)} against ${formatCount(baseline.errors)} of ${formatPlural(baseline.calls, 'call')}`;
  const rates = `${formatRate(candidate.errors, candidate.calls)} vs ${formatRate(baseline.errors, baseline.calls)} errors`;
  switch (verdict) {
    case 'worse':
      return { verdict, chip: `Worse: ${rates}`, basis: counts };
    case 'better':
      return { verdict, chip: `Better: ${rates}`, basis: counts };
    case 'no-difference': {
      const rise = rows.find(({ name }) => name === 'errors')?.difference?.highPoints ?? null;
      return {
        verdict,
        chip: `${headline} · ${formatPlural(candidate.calls, 'call')}`,
        basis: rise === null ? null : `a rise under ${formatPercent(rise).replace('%', '')} points would not show`,
      };
    }
    case 'too-few':
      return {
        verdict,
        chip: `${headline} · ${formatPlural(candidate.calls, 'call')}`,
        basis: `at least ${LEAST_CALLS_TO_COMPARE} of each version are needed`,
      };
    case 'nothing':
      return { verdict, chip: headline, basis: null };
  }
}
