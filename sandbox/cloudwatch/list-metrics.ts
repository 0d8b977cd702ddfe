import type { ListMetricsCommandInput, ListMetricsCommandOutput } from '@aws-sdk/client-cloudwatch';
import type { Clock } from '../kernel/clock.ts';
import { invalidParameterValue } from './errors.ts';
import type { MetricSource } from './metric-source.ts';
import { page } from './page-token.ts';

type Output = Omit<ListMetricsCommandOutput, '$metadata'>;

const PAGE = 500;
const TWO_WEEKS = 14 * 24 * 3_600_000;
const THREE_HOURS = 3 * 3_600_000;

/** Series with data in the past two weeks (RecentlyActive PT3H: three hours). Dimension filters need no value. */
export const listMetrics =
  (source: MetricSource, clock: Pick<Clock, 'now'>) =>
  (input: ListMetricsCommandInput): Output => {
    const { Namespace: namespace, MetricName: name, Dimensions: filters = [], RecentlyActive: recent } = input;
    if (recent !== undefined && recent !== 'PT3H')
      throw invalidParameterValue(`The value ${String(recent)} for parameter RecentlyActive is invalid.`);
    const since = clock.now() - (recent === undefined ? TWO_WEEKS : THREE_HOURS);
    const matching = [...source.list(since)].filter(
      (metric) =>
        (namespace === undefined || metric.namespace === namespace) &&
        (name === undefined || metric.name === name) &&
        filters.every((filter) =>
          metric.dimensions.some(
            (dimension) =>
              dimension.name === filter.Name && (filter.Value === undefined || dimension.value === filter.Value),
          ),
        ),
    );
    const { items, nextToken } = page(matching, PAGE, input.NextToken, { ...input, NextToken: undefined });
    return {
      Metrics: items.map((metric) => ({
        Namespace: metric.namespace,
        MetricName: metric.name,
        Dimensions: metric.dimensions.map((dimension) => ({ Name: dimension.name, Value: dimension.value })),
      })),
      ...nextToken,
    };
  };
