import { partitionOf } from '../../kernel/account.ts';
import { isMap, type JsonMap } from '../../template/json.ts';
import { numberAt, PropertyError, requiredText, textAt } from './properties.ts';
import { call, type Ports, type StackResource } from '../state.ts';
import type { Kind, Made, Updated } from './kind.ts';

const LONGEST_NAME = 512;

/** AWS::Logs::LogGroup. Encryption and data protection have no effect. */
export const logGroup: Kind = {
  replacedBy: ['LogGroupName', 'LogGroupClass'],
  async create(ports, { properties, name }) {
    const logGroupName = textAt(properties, 'LogGroupName') ?? name(LONGEST_NAME);
    await call(ports, ports.logs, 'CreateLogGroup', { logGroupName });
    await retain(ports, logGroupName, properties);
    const { region, accountId } = ports.account;
    return {
      physicalId: logGroupName,
      attributes: { Arn: `arn:${partitionOf(region)}:logs:${region}:${accountId}:log-group:${logGroupName}:*` },
    };
  },
  async update(ports, before, { properties }) {
    await retain(ports, before.physicalId, properties);
    return same(before);
  },
  async remove(ports, { physicalId }) {
    await call(ports, ports.logs, 'DeleteLogGroup', { logGroupName: physicalId });
  },
};

async function retain(ports: Ports, logGroupName: string, properties: JsonMap): Promise<void> {
  const retentionInDays = numberAt(properties, 'RetentionInDays');
  if (retentionInDays !== undefined)
    await call(ports, ports.logs, 'PutRetentionPolicy', { logGroupName, retentionInDays });
}

const same = ({ physicalId, attributes }: StackResource): Updated => ({
  made: { physicalId, attributes: { ...attributes } },
});

export const metricFilter: Kind = {
  replacedBy: ['FilterName', 'LogGroupName'],
  create: (ports, { properties, name }) =>
    putFilter(ports, textAt(properties, 'FilterName') ?? name(LONGEST_NAME), properties),
  update: async (ports, { physicalId }, { properties }) => ({ made: await putFilter(ports, physicalId, properties) }),
  async remove(ports, { physicalId, properties }) {
    await call(ports, ports.logs, 'DeleteMetricFilter', {
      logGroupName: requiredText(properties, 'LogGroupName'),
      filterName: physicalId,
    });
  },
};

async function putFilter(ports: Ports, filterName: string, properties: JsonMap): Promise<Made> {
  const transformations = properties['MetricTransformations'];
  if (!Array.isArray(transformations))
    throw new PropertyError('Properties validation failed: #: required key [MetricTransformations] not found');
  await call(ports, ports.logs, 'PutMetricFilter', {
    logGroupName: requiredText(properties, 'LogGroupName'),
    filterName,
    filterPattern: textAt(properties, 'FilterPattern') ?? '',
    metricTransformations: transformations.filter(isMap).map(transformationOf),
  });
  return { physicalId: filterName, attributes: {} };
}

function transformationOf(transformation: JsonMap): object {
  const { Dimensions: dimensions } = transformation;
  const pairs = Array.isArray(dimensions) ? dimensions.filter(isMap) : [];
  const made: Record<string, unknown> = {
    metricName: requiredText(transformation, 'MetricName'),
    metricNamespace: requiredText(transformation, 'MetricNamespace'),
    metricValue: requiredText(transformation, 'MetricValue'),
    defaultValue: numberAt(transformation, 'DefaultValue'),
    unit: textAt(transformation, 'Unit'),
    dimensions:
      pairs.length === 0
        ? undefined
        : Object.fromEntries(pairs.map((pair) => [requiredText(pair, 'Key'), requiredText(pair, 'Value')])),
  };
  return Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined));
}
