import type { ServiceCoverage } from './coverage.ts';

export const SSM_COVERAGE: ServiceCoverage = {
  PutParameter: {
    ignores: ['AllowedPattern', 'Description', 'KeyId', 'Policies', 'Tags'],
    but: 'nothing is encrypted',
  },
  GetParameter: {
    ignores: ['WithDecryption'],
  },
  GetParameters: {
    ignores: ['WithDecryption'],
  },
  DeleteParameter: 'full',
};
