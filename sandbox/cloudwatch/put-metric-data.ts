import type { MetricDatum, PutMetricDataCommandInput } from '@aws-sdk/client-cloudwatch';
import type { Clock, SimMs } from '../kernel/clock.ts';
import type { CustomMetrics } from './custom-metrics.ts';
import { invalidParameterCombination, invalidParameterValue, missingParameter } from './errors.ts';
import type { MetricId } from './metric-source.ts';
import type { Tally } from './tally.ts';

const MAX_DATA = 1_000;
const MAX_VALUES = 150;
const MAX_DIMENSIONS = 30;
const TWO_WEEKS = 14 * 24 * 3_600_000;
const TWO_HOURS = 2 * 3_600_000;
/** "Values must be in the range of -2^360 to 2^360." */
const LARGEST = 2 ** 360;

const checkNumber = (value: number, path: string): number => {
  if (Number.isFinite(value) && Math.abs(value) <= LARGEST) return value;
  throw invalidParameterValue(`The value ${value} for parameter ${path} is invalid.`);
};

const fromStatistics = (datum: MetricDatum, path: string): ((tally: Tally) => void) => {
  const { SampleCount, Sum, Minimum, Maximum } = datum.StatisticValues ?? {};
  if (SampleCount === undefined || Sum === undefined || Minimum === undefined || Maximum === undefined)
    throw missingParameter(`${path}.StatisticValues`);
  for (const [name, value] of Object.entries({ SampleCount, Sum, Minimum, Maximum }))
    checkNumber(value, `${path}.StatisticValues.${name}`);
  if (SampleCount <= 0)
    throw invalidParameterValue(
      `The value ${SampleCount} for parameter ${path}.StatisticValues.SampleCount is invalid.`,
    );
  if (Maximum < Minimum)
    throw invalidParameterValue(
      `The parameter ${path}.StatisticValues.Maximum must be greater than ${path}.StatisticValues.Minimum.`,
    );
  return (tally) => tally.addStatisticSet(SampleCount, Sum, Minimum, Maximum);
};

const fromValues = (datum: MetricDatum, path: string): ((tally: Tally) => void) => {
  const values = datum.Values ?? [];
  const counts = datum.Counts ?? values.map(() => 1);
  if (values.length === 0) throw missingParameter(`${path}.Values`);
  if (values.length > MAX_VALUES)
    throw invalidParameterValue(`The collection ${path}.Values must not have a size greater than ${MAX_VALUES}.`);
  if (counts.length !== values.length)
    throw invalidParameterValue(`The parameters ${path}.Values and ${path}.Counts must be of the same size.`);
  values.forEach((value, i) => checkNumber(value, `${path}.Values.member.${i + 1}`));
  counts.forEach((count, i) => {
    if (checkNumber(count, `${path}.Counts.member.${i + 1}`) < 0)
      throw invalidParameterValue(`The value ${count} for parameter ${path}.Counts.member.${i + 1} is invalid.`);
  });
  return (tally) => values.forEach((value, i) => tally.add(value, counts[i] ?? 1));
};

const samplesOf = (datum: MetricDatum, path: string): ((tally: Tally) => void) => {
  const forms = (['Value', 'Values', 'StatisticValues'] as const).filter((form) => datum[form] !== undefined);
  const [form, other] = forms;
  if (other !== undefined)
    throw invalidParameterCombination(
      `The parameters ${path}.${form} and ${path}.${other} are mutually exclusive and you have specified both.`,
    );
  if (form === 'StatisticValues') return fromStatistics(datum, path);
  if (form === 'Values') return fromValues(datum, path);
  if (datum.Value === undefined)
    throw invalidParameterCombination(
      `At least one of the parameters ${path}.Value, ${path}.Values and ${path}.StatisticValues must be specified.`,
    );
  const value = checkNumber(datum.Value, `${path}.Value`);
  return (tally) => tally.add(value);
};

const metricOf = (namespace: string, datum: MetricDatum, path: string): MetricId => {
  if (!datum.MetricName) throw missingParameter(`${path}.MetricName`);
  const dimensions = datum.Dimensions ?? [];
  if (dimensions.length > MAX_DIMENSIONS)
    throw invalidParameterValue(
      `The collection ${path}.Dimensions must not have a size greater than ${MAX_DIMENSIONS}.`,
    );
  return {
    namespace,
    name: datum.MetricName,
    dimensions: dimensions.map(({ Name, Value }, i) => {
      if (!Name) throw missingParameter(`${path}.Dimensions.member.${i + 1}.Name`);
      if (!Value) throw missingParameter(`${path}.Dimensions.member.${i + 1}.Value`);
      return { name: Name, value: Value };
    }),
  };
};

const timeOf = (datum: MetricDatum, now: SimMs, path: string): SimMs => {
  const at = datum.Timestamp?.getTime() ?? now;
  if (!(at >= now - TWO_WEEKS))
    throw invalidParameterValue(
      `The parameter ${path}.Timestamp must specify a time no more than two weeks in the past.`,
    );
  if (at > now + TWO_HOURS)
    throw invalidParameterValue(
      `The parameter ${path}.Timestamp must specify a time no more than two hours in the future.`,
    );
  return at;
};

/** Checks all data before storing any: a refused request leaves nothing behind. Readable at once. */
export const putMetricData =
  (metrics: CustomMetrics, clock: Pick<Clock, 'now'>) =>
  (input: PutMetricDataCommandInput): object => {
    const { Namespace: namespace, MetricData: data } = input;
    if (!namespace) throw missingParameter('Namespace');
    if (namespace.startsWith('AWS/')) throw invalidParameterValue('The value AWS/ for parameter Namespace is invalid.');
    if (!data && !input.EntityMetricData) throw missingParameter('MetricData');
    const all = [...(data ?? []), ...(input.EntityMetricData ?? []).flatMap((entity) => entity.MetricData ?? [])];
    if (all.length > MAX_DATA)
      throw invalidParameterValue(`The collection MetricData must not have a size greater than ${MAX_DATA}.`);
    const now = clock.now();
    const writes = all.map((datum, index) => {
      const path = `MetricData.member.${index + 1}`;
      const resolution = datum.StorageResolution ?? 60;
      if (resolution !== 1 && resolution !== 60)
        throw invalidParameterValue(`The value ${resolution} for parameter ${path}.StorageResolution is invalid.`);
      const id = metricOf(namespace, datum, path);
      const at = timeOf(datum, now, path);
      const fill = samplesOf(datum, path);
      return () => metrics.put(id, datum.Unit ?? 'None', at, resolution, fill);
    });
    for (const write of writes) write();
    metrics.prune(now);
    return {};
  };
