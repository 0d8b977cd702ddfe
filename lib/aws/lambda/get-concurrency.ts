import {
  GetFunctionConcurrencyCommand,
  ListProvisionedConcurrencyConfigsCommand,
  type LambdaClient,
} from '@aws-sdk/client-lambda';
import type { FunctionConcurrency } from '../../parts/lambda.ts';
import { collectPages } from '../client/collect-pages.ts';
import type { ErrorNamer } from '../client/name-errors-of.ts';

/**
 * Reserved and provisioned concurrency of a function. Each configuration has its qualifier only at the end of its ARN.
 */
export async function getConcurrency(
  deps: { client: LambdaClient; name: ErrorNamer },
  functionName: string,
): Promise<FunctionConcurrency> {
  const { client, name } = deps;
  const { ReservedConcurrentExecutions } = await name(
    'GetFunctionConcurrency',
    client.send(new GetFunctionConcurrencyCommand({ FunctionName: functionName })),
  );
  const configs = await collectPages(async (Marker) => {
    const answer = await name(
      'ListProvisionedConcurrencyConfigs',
      client.send(
        new ListProvisionedConcurrencyConfigsCommand({ FunctionName: functionName, ...(Marker ? { Marker } : {}) }),
      ),
    );
    return { items: answer.ProvisionedConcurrencyConfigs ?? [], nextToken: answer.NextMarker };
  });
  const provisioned = configs.map((config) => ({
    qualifier: config.FunctionArn?.split(':').at(-1) ?? '',
    requested: config.RequestedProvisionedConcurrentExecutions ?? 0,
    available: config.AvailableProvisionedConcurrentExecutions ?? 0,
    status: config.Status ?? 'UNKNOWN',
  }));
  return { reserved: ReservedConcurrentExecutions ?? null, provisioned };
}
