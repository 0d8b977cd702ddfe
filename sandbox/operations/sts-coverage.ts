import type { ServiceCoverage } from './coverage.ts';

export const STS_COVERAGE: ServiceCoverage = {
  GetCallerIdentity: { but: 'all keys of an account are the same user’s' },
  AssumeRole: {
    ignores: [
      'MinimumSessionTokenSize',
      'Policy',
      'PolicyArns',
      'ProvidedContexts',
      'SerialNumber',
      'Tags',
      'TokenCode',
      'TransitiveTagKeys',
    ],
    never: ['PackedPolicySize', 'SessionTokenSize', 'SessionTokenUtilization'],
    but: 'what a role may do is not restricted, nothing is signed',
  },
};
