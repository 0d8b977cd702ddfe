import { aliasName } from '../rollout/alias-name.ts';
import { found } from './found.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';

/** A chosen version that a deployment cannot move to. */
export function findVersion({ candidateVersion, versions, group }: PreflightFacts): Finding[] {
  if (candidateVersion === null) return [];
  if (versions !== null && !versions.some(({ version }) => version === candidateVersion)) {
    return [
      found({
        code: 'version-missing',
        severity: 'blocks',
        sentence: `${group.functionName ?? 'The function'} has no version ${candidateVersion}.`,
        remedy: 'Choose a version that is published, or publish a new one.',
        subject: candidateVersion,
      }),
    ];
  }
  if (candidateVersion !== group.aliasState?.version) return [];
  return [
    found({
      code: 'same-version',
      severity: 'blocks',
      sentence: `${aliasName(group)} is on version ${candidateVersion} already, and AWS fails a deployment to the version that is there.`,
      remedy: 'Choose another version, or publish a new one.',
      subject: candidateVersion,
    }),
  ];
}
