import type { SourceName } from '@/lib/domain/health.ts';

export const SOURCE_NAMES: Record<SourceName, string> = {
  codedeploy: 'CodeDeploy',
  lambda: 'Lambda',
  cloudwatch: 'CloudWatch',
};
