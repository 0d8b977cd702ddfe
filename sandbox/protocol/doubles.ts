import type { NormalizedSchema } from '@smithy/core/schema';

/**
 * Members of answers that AWS models as double (or a list or map of doubles), by structure. The SDK's schemas only say
 * "number"; typed clients and AWS's own texts distinguish 5 from 5.0. A test compares this with botocore's models.
 */
export const DOUBLES: ReadonlySet<string> = new Set([
  // CloudWatch
  'Datapoint.SampleCount',
  'Datapoint.Average',
  'Datapoint.Sum',
  'Datapoint.Minimum',
  'Datapoint.Maximum',
  'Datapoint.ExtendedStatistics',
  'MetricDataResult.Values',
  'MetricAlarm.Threshold',
  // CloudWatch Logs
  'MetricTransformation.defaultValue',
  // Lambda
  'AliasRoutingConfiguration.AdditionalVersionWeights',
  // CodeDeploy
  'LambdaFunctionInfo.targetVersionWeight',
  // API Gateway
  'CanarySettings.percentTraffic',
  'MethodSetting.throttlingRateLimit',
  'ThrottleSettings.rateLimit',
]);

export const isDouble = (structure: NormalizedSchema, member: string): boolean =>
  DOUBLES.has(`${structure.getName() ?? ''}.${member}`);

/** Copies an answer, with each double replaced by what `write` returns. */
export function writeDoubles(schema: NormalizedSchema, value: unknown, write: (double: number) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (schema.isStructSchema()) {
    const copy: Record<string, unknown> = { ...value };
    for (const [name, member] of schema.structIterator()) {
      const held = copy[name];
      if (held === undefined || held === null) continue;
      copy[name] = isDouble(schema, name) ? writeEach(held, write) : writeDoubles(member, held, write);
    }
    return copy;
  }
  if (Array.isArray(value))
    return schema.isListSchema() ? value.map((item) => writeDoubles(schema.getValueSchema(), item, write)) : value;
  return value;
}

function writeEach(value: unknown, write: (double: number) => unknown): unknown {
  if (typeof value === 'number') return write(value);
  if (Array.isArray(value)) return value.map((item) => writeEach(item, write));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, writeEach(item, write)]));
}
