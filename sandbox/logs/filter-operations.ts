import type {
  DeleteMetricFilterRequest,
  DescribeMetricFiltersRequest,
  DescribeMetricFiltersResponse,
  MetricTransformation,
  PutMetricFilterRequest,
  TestMetricFilterRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { constraint, invalidParameter } from './errors.ts';
import { paginate } from './page.ts';
import { readPattern } from './read-pattern.ts';
import { findGroup, type LogGroup, type LogsState, type MetricFilter } from './state.ts';

const MOST_PER_GROUP = 100;
const MOST_DIMENSIONS = 3;
const MOST_PER_PAGE = 50;

export function filterOperations(state: LogsState): Record<string, Operation> {
  return {
    PutMetricFilter(input: PutMetricFilterRequest): object {
      const group = findGroup(state, input.logGroupName);
      const name = input.filterName ?? '';
      if (!/^[^:*]{1,512}$/.test(name))
        throw constraint(name, 'filterName', 'Member must satisfy regular expression pattern: [^:*]*');
      const [transformation, ...more] = input.metricTransformations ?? [];
      if (transformation === undefined || more.length > 0)
        throw constraint(more.length, 'metricTransformations', 'Member must have length 1');
      checkTransformation(transformation);
      const patternText = input.filterPattern ?? '';
      const pattern = readPattern(patternText);
      const before = group.filters.get(name);
      if (before === undefined && group.filters.size >= MOST_PER_GROUP)
        throw new AwsError('LimitExceededException', 'Resource limit exceeded.');
      const createdAt = before?.createdAt ?? state.clock.now();
      group.filters.set(name, { name, patternText, pattern, transformation, createdAt, minutes: new Map() });
      return {};
    },

    DescribeMetricFilters(input: DescribeMetricFiltersRequest): DescribeMetricFiltersResponse {
      const { metricName, metricNamespace, filterNamePrefix: prefix = '' } = input;
      if ((metricName === undefined) !== (metricNamespace === undefined))
        throw invalidParameter('metricName and metricNamespace must be specified together.');
      const groups =
        input.logGroupName === undefined ? [...state.groups.values()] : [findGroup(state, input.logGroupName)];
      const all = groups
        .flatMap((group) => [...group.filters.values()].map((filter) => ({ group, filter })))
        .filter(({ filter: { name, transformation } }) => {
          if (!name.startsWith(prefix)) return false;
          if (metricName === undefined) return true;
          return transformation.metricName === metricName && transformation.metricNamespace === metricNamespace;
        })
        .toSorted((a, b) => (a.filter.name < b.filter.name ? -1 : 1));
      const { page, nextToken } = paginate(all, input.nextToken, input.limit, MOST_PER_PAGE);
      return { metricFilters: page.map(({ group, filter }) => describe(group, filter)), ...nextToken };
    },

    DeleteMetricFilter(input: DeleteMetricFilterRequest): object {
      const group = findGroup(state, input.logGroupName);
      if (!group.filters.delete(input.filterName ?? ''))
        throw new AwsError('ResourceNotFoundException', 'The specified metric filter does not exist.');
      return {};
    },

    TestMetricFilter(input: TestMetricFilterRequest): object {
      const pattern = readPattern(input.filterPattern ?? '');
      const matches = (input.logEventMessages ?? []).flatMap((eventMessage, i) =>
        pattern(eventMessage) === null ? [] : [{ eventNumber: i + 1, eventMessage, extractedValues: {} }],
      );
      return { matches };
    },
  };
}

function checkTransformation({
  metricName,
  metricNamespace,
  metricValue,
  defaultValue,
  dimensions,
}: MetricTransformation) {
  if (metricName === undefined || !/^[^:*$]{1,255}$/.test(metricName))
    throw constraint(
      metricName,
      'metricTransformations.1.member.metricName',
      'Member must satisfy regular expression pattern: [^:*$]*',
    );
  if (metricNamespace === undefined || !/^[^:*$]{1,255}$/.test(metricNamespace))
    throw constraint(
      metricNamespace,
      'metricTransformations.1.member.metricNamespace',
      'Member must satisfy regular expression pattern: [^:*$]*',
    );
  if (metricNamespace.startsWith('AWS/')) throw invalidParameter('The namespace may not begin with AWS/.');
  const value = metricValue ?? '';
  if (!value.startsWith('$') && (value.trim() === '' || Number.isNaN(Number(value))))
    throw invalidParameter('Invalid metric transformation: metricValue must be a number or a field of the log event.');
  const names = Object.keys(dimensions ?? {});
  if (names.length > MOST_DIMENSIONS)
    throw invalidParameter(`A metric filter can have ${MOST_DIMENSIONS} dimensions at most.`);
  if (names.length > 0 && defaultValue !== undefined)
    throw invalidParameter(
      'Invalid metric transformation: dimensions and default value are mutually exclusive properties.',
    );
}

function describe(group: LogGroup, { name, patternText, transformation, createdAt }: MetricFilter) {
  return {
    filterName: name,
    filterPattern: patternText,
    metricTransformations: [transformation],
    creationTime: createdAt,
    logGroupName: group.name,
  };
}
