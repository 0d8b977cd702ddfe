import type { TrafficPart } from '@/lib/domain/group/traffic-of-alias.ts';

/** One version's part of an alias's traffic. `role` null: neither baseline nor candidate. */
export interface SplitPart extends TrafficPart {
  role: 'baseline' | 'candidate' | null;
}

/** Gives the parts their roles, candidate first; null stays null: not known is not empty. */
export function withRoles(
  parts: readonly TrafficPart[] | null,
  versions: { baseline: string | null; candidate: string | null },
): SplitPart[] | null {
  if (parts === null) return null;
  return parts
    .map((part) => ({ ...part, role: roleOf(part.version, versions) }))
    .toSorted((a, b) => order(a) - order(b));
}

function roleOf(version: string, versions: { baseline: string | null; candidate: string | null }): SplitPart['role'] {
  if (version === versions.candidate) return 'candidate';
  return version === versions.baseline ? 'baseline' : null;
}

function order(part: SplitPart): number {
  if (part.role === 'candidate') return 0;
  return part.role === null ? 1 : 2;
}
