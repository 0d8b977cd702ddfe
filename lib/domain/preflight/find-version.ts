import { aliasName } from '../rollout/alias-name.ts';
import { found } from './found.ts';
import type { PreflightFacts } from './preflight-facts.ts';
import type { Finding } from './preflight.ts';

/** A chosen version that a deployment cannot move to. */
export function findVersion(facts: PreflightFacts): Finding[] {
  const { candidateVersion, versions, group } = facts;
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
  if (candidateVersion !== group.aliasState?.version) return findApart(facts);
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

/**
 * Two versions that Lambda does not let share an alias: their execution role and their dead-letter queue have to be the
 * same (Lambda's guide on weighted aliases). A deployment that moves all traffic at once never has both on it.
 */
function findApart({ candidateVersion, versions, group, plan }: PreflightFacts): Finding[] {
  const before = versions?.find(({ version }) => version === group.aliasState?.version);
  const after = versions?.find(({ version }) => version === candidateVersion);
  if (before === undefined || after === undefined || plan === null) return [];
  if (plan.kind !== 'canary' && plan.kind !== 'linear') return [];
  const what = [
    before.roleArn !== after.roleArn && before.roleArn !== null && after.roleArn !== null ? 'execution roles' : null,
    before.deadLetterArn === after.deadLetterArn ? null : 'dead-letter queues',
  ].filter((word) => word !== null);
  if (what.length === 0) return [];
  return [
    found({
      code: 'versions-apart',
      severity: 'blocks',
      sentence: `Versions ${before.version} and ${after.version} have different ${what.join(' and different ')}, and Lambda does not let such versions share an alias: the first step of ${plan.configName} would be refused.`,
      remedy: 'Deploy it all at once, or publish a version that has the same as the one on the alias.',
      subject: after.version,
    }),
  ];
}
