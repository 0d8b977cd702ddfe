import { AwsError } from '../../kernel/operation.ts';
import type { JsonMap } from '../../template/json.ts';
import { mapAt, numberAt } from './properties.ts';
import { call, type Ports } from '../state.ts';

/**
 * Sets the provisioned concurrency of an alias or a version as its `ProvisionedConcurrencyConfig` says. CloudFormation
 * waits until it is ready; the stack here does not. @throws AwsError, PropertyError
 */
export async function provision(
  ports: Ports,
  FunctionName: string,
  Qualifier: string,
  properties: JsonMap,
): Promise<void> {
  const settings = mapAt(properties, 'ProvisionedConcurrencyConfig') ?? {};
  const wanted = numberAt(settings, 'ProvisionedConcurrentExecutions') ?? null;
  const target = { FunctionName, Qualifier };
  if (wanted === (await provisioned(ports, target))) return;
  if (wanted === null) await call(ports, ports.lambda, 'DeleteProvisionedConcurrencyConfig', target);
  else
    await call(ports, ports.lambda, 'PutProvisionedConcurrencyConfig', {
      ...target,
      ProvisionedConcurrentExecutions: wanted,
    });
}

async function provisioned(ports: Ports, target: { FunctionName: string; Qualifier: string }): Promise<unknown> {
  try {
    const config = await call(ports, ports.lambda, 'GetProvisionedConcurrencyConfig', target);
    return config['RequestedProvisionedConcurrentExecutions'];
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ProvisionedConcurrencyConfigNotFoundException') return null;
    throw error;
  }
}
