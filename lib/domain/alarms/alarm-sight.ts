import type { AlarmDefinition, AlarmMetric } from './alarm.ts';

/** Which calls a metric counts, seen from a deployment of this alias. */
export type Sight =
  /** All calls through the alias, whichever version ran. */
  | { kind: 'alias' }
  /** All calls of the function, including those that bypass the alias. */
  | { kind: 'function' }
  /** Calls that one version ran behind the alias. */
  | { kind: 'version'; version: string }
  /** Not a Lambda metric, or the group's alias is not known: it is unknown what the metric counts. */
  | { kind: 'foreign' }
  /** Dimensions under which the alias never reports anything. */
  | { kind: 'nothing'; why: string };

interface AliasOfFunction {
  functionName: string | null;
  alias: string | null;
}

/**
 * What a metric's dimensions let it see. Lambda reports under FunctionName; FunctionName + Resource; FunctionName +
 * Resource + ExecutedVersion, and under nothing else (the Lambda guide, "Types of metrics"). An alarm with other
 * dimensions has no data.
 */
export function sightOf(
  { namespace, dimensions }: Pick<AlarmMetric, 'namespace' | 'dimensions'>,
  { functionName, alias }: AliasOfFunction,
): Sight {
  if (namespace !== 'AWS/Lambda') return { kind: 'foreign' };
  const { FunctionName, Resource, ExecutedVersion, ...others } = dimensions;
  const [other] = Object.keys(others);
  if (other !== undefined) return nothing(`it asks for the dimension ${other}, under which Lambda reports nothing`);
  if (FunctionName === undefined) {
    return Resource === undefined && ExecutedVersion === undefined
      ? nothing('it has no dimensions, so it adds up all functions of the region')
      : nothing('it lacks the dimension FunctionName');
  }
  // The function of a group that never deployed is not known, but no function reports under these.
  if (functionName === null || alias === null) {
    return ExecutedVersion !== undefined && Resource === undefined
      ? nothing('it has ExecutedVersion without Resource, under which Lambda reports nothing')
      : { kind: 'foreign' };
  }
  if (FunctionName !== functionName) return nothing(`it watches another function, ${FunctionName}`);
  if (Resource === undefined) {
    return ExecutedVersion === undefined
      ? { kind: 'function' }
      : nothing('it has ExecutedVersion without Resource, under which Lambda reports nothing');
  }
  const resource = `${functionName}:${alias}`;
  if (Resource !== resource) return nothing(`its Resource is ${Resource}, and the calls come through ${resource}`);
  return ExecutedVersion === undefined ? { kind: 'alias' } : { kind: 'version', version: ExecutedVersion };
}

/** The metrics that an alarm reads: one, or those behind its expression. */
export function metricsOf(definition: AlarmDefinition): AlarmMetric[] {
  if (definition.metrics !== null) return definition.metrics.filter((metric) => metric.expression === null);
  const { namespace, metricName, dimensions, statistic, periodSeconds } = definition;
  return [{ id: 'm', namespace, metricName, dimensions, statistic, periodSeconds, expression: null }];
}

function nothing(why: string): Sight {
  return { kind: 'nothing', why };
}
