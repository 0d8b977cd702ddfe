import type { AliasState } from '../../domain/group/group.ts';

/**
 * The candidate's share of traffic by the alias's weights, 0–100. The alias's own version has what the additional
 * weights leave. null: candidate and baseline are the same version.
 */
export function routedPercent(
  alias: AliasState,
  baselineVersion: string | null,
  candidateVersion: string | null,
): number | null {
  if (candidateVersion === null || candidateVersion === baselineVersion) return null;
  if (alias.version !== candidateVersion) return alias.weights[candidateVersion] ?? 0;
  const others = Object.entries(alias.weights).filter(([version]) => version !== candidateVersion);
  const left = 100 - others.reduce((sum, [, percent]) => sum + percent, 0);
  return Math.max(0, Math.round(left * 10_000) / 10_000);
}
