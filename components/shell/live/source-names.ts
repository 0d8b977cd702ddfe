import type { SourceName } from '@/lib/domain/live/health.ts';

export const SOURCE_NAMES: Record<SourceName, string> = {
  codedeploy: 'CodeDeploy',
  lambda: 'Lambda',
  cloudwatch: 'CloudWatch',
};
