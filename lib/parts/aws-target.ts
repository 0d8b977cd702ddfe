import type { SourceName } from '../domain/live/health.ts';
import type { AwsCloudWatch } from './cloud-watch.ts';
import type { AwsCodeDeploy } from './code-deploy.ts';
import type { AwsLambda } from './lambda.ts';
import type { AwsLogs } from './logs.ts';

/** AWS's time from the Date headers of its answers, to the second. */
export interface AwsClock {
  /** null before the first answer. */
  now(): Date | null;
  /** AWS seconds per real second; 1 except for a simulated clock. */
  rate(): number;
}

export interface TargetConfig {
  name: string;
  region: string;
  /** Role to assume for this target; null: the process's own credentials. */
  roleArn: string | null;
  /** null: AWS's own endpoints (or AWS_ENDPOINT_URL, which the SDK reads itself). */
  endpoint: string | null;
}

export interface AwsSts {
  accountId(): Promise<string>;
}

/** One account and region, reachable. */
export interface AwsTarget {
  config: TargetConfig;
  clock: AwsClock;
  codeDeploy: AwsCodeDeploy;
  lambda: AwsLambda;
  cloudWatch: AwsCloudWatch;
  logs: AwsLogs;
  sts: AwsSts;
  /** Whether the endpoint says that it is simulated (its x-simulated-aws header). */
  simulated(): boolean;
  /** Called for each answer or failure of each call. Budget, health and back-off use it. */
  onCall(listener: (call: AwsCall) => void): () => void;
}

export interface AwsCall {
  /** 'sts' and 'logs' never decide whether the picture is live. */
  source: SourceName | 'sts' | 'logs';
  operation: string;
  /** null: it worked. */
  error: {
    code: string;
    message: string;
    throttled: boolean;
    missingAction: string | null;
    resource?: string | null;
  } | null;
  attempts: number;
}
