import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Account } from '../kernel/account.ts';
import { makeAccessKeyId } from '../sts/access-key.ts';

/** Lambda's reserved variables override the function's own; AWS_ENDPOINT_URL the function may change. */
export function environmentVariables(options: {
  configuration: FunctionConfiguration;
  account: Account;
  endpoint: string;
  taskRoot: string;
  /** Where packages are found that the code lacks. */
  modules: readonly string[];
  stream: string;
}): Record<string, string> {
  const { configuration, account, endpoint, taskRoot, modules, stream } = options;
  const name = configuration.FunctionName ?? '';
  return {
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    PATH: process.env['PATH'] ?? '/usr/local/bin:/usr/bin:/bin',
    NODE_PATH: modules.join(':'),
    AWS_ENDPOINT_URL: endpoint,
    ...configuration.Environment?.Variables,
    _HANDLER: configuration.Handler ?? '',
    LAMBDA_TASK_ROOT: taskRoot,
    LAMBDA_RUNTIME_DIR: dirname(fileURLToPath(import.meta.url)),
    AWS_REGION: account.region,
    AWS_DEFAULT_REGION: account.region,
    AWS_EXECUTION_ENV: `AWS_Lambda_${configuration.Runtime ?? ''}`,
    AWS_LAMBDA_FUNCTION_NAME: name,
    AWS_LAMBDA_FUNCTION_VERSION: configuration.Version ?? '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(configuration.MemorySize ?? 128),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: configuration.LoggingConfig?.LogGroup ?? `/aws/lambda/${name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: stream,
    AWS_LAMBDA_LOG_FORMAT: configuration.LoggingConfig?.LogFormat ?? 'Text',
    // The key says whose it is; the sandbox checks no secret.
    AWS_ACCESS_KEY_ID: makeAccessKeyId(account.accountId, 'handlers'),
    AWS_SECRET_ACCESS_KEY: 'sandbox',
    AWS_SESSION_TOKEN: 'sandbox',
  };
}
