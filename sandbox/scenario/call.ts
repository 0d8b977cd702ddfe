import type { Operation } from '../kernel/operation.ts';
import type { World } from '../world/create-world.ts';

const CONTEXT = { requestId: '00000000-0000-4000-8000-000000000000', accessKeyId: null };

/** Calls an operation as a client would over HTTP, but without the check against its schema. Throws AwsError. */
export async function call(
  world: World,
  service: 'lambda' | 'codeDeploy' | 'cloudWatch',
  operation: string,
  input: object,
): Promise<Record<string, unknown>> {
  const operations: Readonly<Record<string, Operation>> = world[service].operations;
  const run = operations[operation];
  if (run === undefined) throw new Error(`the sandbox has no ${service}.${operation}`);
  return (await run(input as never, { ...CONTEXT, region: world.account.region })) as Record<string, unknown>;
}
