import { NormalizedSchema } from '@smithy/core/schema';
import type { StaticErrorSchema, StaticOperationSchema } from '@smithy/types';
import type { OperationSchema, ServiceSchemas } from './service.ts';

/**
 * Collects the schemas that an SDK client package exports (`GetDeployment$`, `DeploymentDoesNotExistException$`, …), so
 * that members, types and error shapes are AWS's by construction.
 */
export function loadSchemas(sdkModule: object): ServiceSchemas {
  const operations = new Map<string, OperationSchema>();
  const errors = new Map<string, NormalizedSchema>();
  for (const [exportName, value] of Object.entries(sdkModule)) {
    if (!exportName.endsWith('$') || !Array.isArray(value)) continue;
    const name = exportName.slice(0, -1);
    if (isOperation(value)) operations.set(name, readOperation(value));
    else if (isError(value)) errors.set(name, NormalizedSchema.of(value));
  }
  return { operations, errors };
}

const isOperation = (value: unknown[]): value is StaticOperationSchema => value[0] === 9;
const isError = (value: unknown[]): value is StaticErrorSchema => value[0] === -3;

function readOperation(schema: StaticOperationSchema): OperationSchema {
  const traits = schema[3];
  const http = typeof traits === 'object' ? traits.http : undefined;
  return {
    name: schema[2],
    input: NormalizedSchema.of(schema[4]),
    output: NormalizedSchema.of(schema[5]),
    http: http === undefined ? null : { method: http[0], template: http[1], status: http[2] },
  };
}
