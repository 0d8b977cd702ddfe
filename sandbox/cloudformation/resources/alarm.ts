import { partitionOf } from '../../kernel/account.ts';
import { isMap, type Json, type JsonMap } from '../../template/json.ts';
import { coerce, flagAt, textAt, textsAt } from './properties.ts';
import { call, type Ports } from '../state.ts';
import type { Kind, Made, Wanted } from './kind.ts';

const LONGEST_NAME = 255;
const NUMBERS = new Set(['Period', 'EvaluationPeriods', 'DatapointsToAlarm', 'Threshold']);
const FLAGS = new Set(['ActionsEnabled', 'ReturnData']);

const isBand = ({ Metrics: metrics, ThresholdMetricId: threshold }: JsonMap): boolean =>
  threshold !== undefined ||
  (Array.isArray(metrics) &&
    metrics.some(
      (metric) => isMap(metric) && /ANOMALY_DETECTION_BAND/.test(JSON.stringify(metric['Expression'] ?? '')),
    ));

/** Why an alarm cannot be evaluated here; null: it can. */
function whyNot(properties: JsonMap): string | null {
  const { Metrics: metrics, Statistic: statistic, ExtendedStatistic: extended } = properties;
  const stands = 'it stands in CloudWatch as INSUFFICIENT_DATA and only SetAlarmState moves it';
  if (isBand(properties)) return `anomaly bands are not evaluated: ${stands}`;
  if (metrics === undefined && statistic === undefined && extended === undefined)
    return `it has no statistic, which CloudWatch refuses: ${stands}`;
  return null;
}

export const metricAlarm: Kind = {
  replacedBy: ['AlarmName'],
  create: (ports, wanted) => put(ports, textAt(wanted.properties, 'AlarmName') ?? wanted.name(LONGEST_NAME), wanted),
  update: async (ports, before, wanted) => ({ made: await put(ports, before.physicalId, wanted) }),
  remove: removeAlarm,
  notModelled: whyNot,
};

async function put(ports: Ports, name: string, { properties, logicalId }: Wanted): Promise<Made> {
  const settings = isBand(properties) || whyNot(properties) === null ? properties : standIn(properties, logicalId);
  await call(ports, ports.cloudWatch, 'PutMetricAlarm', {
    ...(coerce(settings, NUMBERS, FLAGS) as JsonMap),
    AlarmName: name,
  });
  return describe(ports, name);
}

/** An alarm that never has data. It must exist: CodeDeploy stops a deployment whose group names a missing one. */
function standIn(properties: JsonMap, logicalId: string): JsonMap {
  const kept = ['AlarmDescription', 'ActionsEnabled', 'AlarmActions', 'OKActions', 'InsufficientDataActions', 'Tags'];
  return {
    ...Object.fromEntries(
      kept.flatMap((name): [string, Json][] => (properties[name] === undefined ? [] : [[name, properties[name]]])),
    ),
    Namespace: 'Sandbox/NotModelled',
    MetricName: logicalId,
    Statistic: 'Sum',
    Period: 60,
    EvaluationPeriods: 1,
    Threshold: 0,
    ComparisonOperator: 'GreaterThanThreshold',
    TreatMissingData: 'ignore',
  };
}

function describe({ account }: Ports, name: string): Made {
  return {
    physicalId: name,
    attributes: {
      Arn: `arn:${partitionOf(account.region)}:cloudwatch:${account.region}:${account.accountId}:alarm:${name}`,
    },
  };
}

async function removeAlarm(ports: Ports, { physicalId }: { physicalId: string }): Promise<void> {
  await call(ports, ports.cloudWatch, 'DeleteAlarms', { AlarmNames: [physicalId] });
}

export const compositeAlarm: Kind = {
  replacedBy: ['AlarmName'],
  create: (ports, wanted) =>
    putComposite(ports, textAt(wanted.properties, 'AlarmName') ?? wanted.name(LONGEST_NAME), wanted.properties),
  update: async (ports, before, { properties }) => ({ made: await putComposite(ports, before.physicalId, properties) }),
  remove: removeAlarm,
  notModelled: ({ ActionsSuppressor: suppressor }) =>
    suppressor === undefined ? null : 'ActionsSuppressor: alarm actions do nothing here, so nothing is suppressed',
};

async function putComposite(ports: Ports, name: string, properties: JsonMap): Promise<Made> {
  const settings = {
    AlarmRule: textAt(properties, 'AlarmRule'),
    AlarmDescription: textAt(properties, 'AlarmDescription'),
    ActionsEnabled: flagAt(properties, 'ActionsEnabled'),
    AlarmActions: textsAt(properties, 'AlarmActions'),
    OKActions: textsAt(properties, 'OKActions'),
    InsufficientDataActions: textsAt(properties, 'InsufficientDataActions'),
  };
  await call(ports, ports.cloudWatch, 'PutCompositeAlarm', {
    AlarmName: name,
    ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)),
  });
  return describe(ports, name);
}
