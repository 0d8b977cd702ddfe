import { formatCount } from '../format/format-count.ts';
import { found } from './found.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';

/**
 * Concurrency limits that would throttle the new version, or that it would lack. Reserved concurrency is the
 * function's, all versions together.
 */
export function findConcurrency({ concurrency, group, candidateVersion }: PreflightFacts): Finding[] {
  if (concurrency === null) return [];
  const { reserved, peak, provisioned } = concurrency;
  const name = group.functionName ?? 'The function';
  const findings: Finding[] = [];
  if (reserved === 0 || (reserved !== null && peak !== null && reserved <= peak)) {
    findings.push(
      found({
        code: 'reserved-concurrency',
        severity: 'warns',
        sentence:
          reserved === 0
            ? `${name} has a reserved concurrency of 0, which stops it: every call is throttled, the new version's too.`
            : `${name} has ${formatCount(reserved)} reserved executions for both versions together, and had ${formatCount(peak)} at once in the last hours: ` +
              'the new version, slower while it starts, would be throttled.',
        remedy: 'Raise the reserved concurrency above the peak before deploying.',
      }),
    );
  }
  const baseline = group.aliasState?.version ?? null;
  const warm = provisioned.find(({ qualifier, requested }) => qualifier === baseline && requested > 0);
  const others = [candidateVersion, group.alias];
  if (
    warm !== undefined &&
    !provisioned.some(({ qualifier, requested }) => requested > 0 && others.includes(qualifier))
  ) {
    findings.push(
      found({
        code: 'provisioned-on-baseline-only',
        severity: 'notes',
        sentence: `Version ${warm.qualifier} has ${formatCount(warm.requested)} provisioned executions and ${
          candidateVersion === null ? 'a new version' : `version ${candidateVersion}`
        } has none: its first calls start cold.`,
        remedy:
          'Provision the new version first, or the alias, so that alarms on Duration do not take cold starts for a fault.',
        subject: warm.qualifier,
      }),
    );
  }
  return findings;
}
