import type { AliasState } from '@/lib/domain/group.ts';

/** One version's part of an alias's traffic. `role` gives it its colour and shape; null: neither baseline nor candidate. */
export interface SplitPart {
  version: string;
  percent: number;
  role: 'baseline' | 'candidate' | null;
}

/** Where an alias sends traffic now, the candidate first. Versions without a share are left out. */
export function splitOfAlias(
  state: AliasState,
  versions: { baseline: string | null; candidate: string | null },
): SplitPart[] {
  const extra = Object.entries(state.weights);
  const rest = 100 - extra.reduce((sum, [, percent]) => sum + percent, 0);
  const parts = [...extra, [state.version, rest] as const].map(([version, percent]) => ({
    version,
    percent: Math.round(percent * 100) / 100,
    role: roleOf(version, versions),
  }));
  return parts.filter((part) => part.percent > 0).toSorted((a, b) => order(a) - order(b));
}

function roleOf(version: string, versions: { baseline: string | null; candidate: string | null }): SplitPart['role'] {
  if (version === versions.candidate) return 'candidate';
  if (version === versions.baseline) return 'baseline';
  return null;
}

function order(part: SplitPart): number {
  if (part.role === 'candidate') return 0;
  return part.role === null ? 1 : 2;
}
