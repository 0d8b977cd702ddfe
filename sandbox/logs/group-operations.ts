import type {
  CreateLogGroupRequest,
  CreateLogStreamRequest,
  DeleteLogGroupRequest,
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  PutRetentionPolicyRequest,
} from '@aws-sdk/client-cloudwatch-logs';
import { AwsError, type Operation } from '../kernel/operation.ts';
import { constraint, invalidParameter } from './errors.ts';
import { paginate } from './page.ts';
import {
  checkGroupName,
  findGroup,
  groupArn,
  makeGroup,
  makeStream,
  type LogGroup,
  type LogStream,
  type LogsState,
} from './state.ts';

const MOST_PER_PAGE = 50;
const STREAM_NAME = /^[^:*]{1,512}$/;
const RETENTIONS = new Set([
  1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
]);

export function groupOperations(state: LogsState): Record<string, Operation> {
  return {
    CreateLogGroup(input: CreateLogGroupRequest): object {
      const name = input.logGroupName ?? '';
      checkGroupName(name);
      if (state.groups.has(name))
        throw new AwsError('ResourceAlreadyExistsException', 'The specified log group already exists');
      makeGroup(state, name);
      return {};
    },

    DeleteLogGroup(input: DeleteLogGroupRequest): object {
      state.groups.delete(findGroup(state, input.logGroupName).name);
      return {};
    },

    PutRetentionPolicy(input: PutRetentionPolicyRequest): object {
      const group = findGroup(state, input.logGroupName);
      const days = input.retentionInDays ?? 0;
      if (!RETENTIONS.has(days))
        throw constraint(
          days,
          'retentionInDays',
          `Member must satisfy enum value set: [${[...RETENTIONS].join(', ')}]`,
        );
      group.retentionDays = days;
      return {};
    },

    CreateLogStream(input: CreateLogStreamRequest): object {
      const group = findGroup(state, input.logGroupName);
      const name = input.logStreamName ?? '';
      if (!STREAM_NAME.test(name))
        throw constraint(name, 'logStreamName', 'Member must satisfy regular expression pattern: [^:*]*');
      if (group.streams.has(name))
        throw new AwsError('ResourceAlreadyExistsException', 'The specified log stream already exists');
      makeStream(state, group, name);
      return {};
    },

    DescribeLogGroups(input: DescribeLogGroupsRequest): DescribeLogGroupsResponse {
      const { logGroupNamePrefix: prefix = '', logGroupNamePattern: part = '' } = input;
      if (prefix !== '' && part !== '')
        throw invalidParameter('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.');
      const all = [...state.groups.values()]
        .filter(({ name }) => name.startsWith(prefix) && name.toLowerCase().includes(part.toLowerCase()))
        .toSorted((a, b) => (a.name < b.name ? -1 : 1));
      const { page, nextToken } = paginate(all, input.nextToken, input.limit, MOST_PER_PAGE);
      return { logGroups: page.map((group) => describeGroup(state, group)), ...nextToken };
    },

    DescribeLogStreams(input: DescribeLogStreamsRequest): DescribeLogStreamsResponse {
      const group = findGroup(state, input.logGroupName, input.logGroupIdentifier);
      const byTime = input.orderBy === 'LastEventTime';
      const prefix = input.logStreamNamePrefix ?? '';
      if (byTime && prefix !== '') throw invalidParameter('Cannot order by LastEventTime with a logStreamNamePrefix.');
      const all = [...group.streams.values()]
        .filter(({ name }) => name.startsWith(prefix))
        .toSorted((a, b) => {
          const order = byTime ? (a.lastAt ?? 0) - (b.lastAt ?? 0) : 0;
          return order === 0 ? (a.name < b.name ? -1 : 1) : order;
        });
      if (input.descending === true) all.reverse();
      const { page, nextToken } = paginate(all, input.nextToken, input.limit, MOST_PER_PAGE);
      const arn = groupArn(state, group);
      return {
        logStreams: page.map((stream) => describeStream(arn, stream)),
        ...nextToken,
      };
    },
  };
}

function describeGroup(state: LogsState, group: LogGroup) {
  return {
    logGroupName: group.name,
    creationTime: group.createdAt,
    ...(group.retentionDays === null ? {} : { retentionInDays: group.retentionDays }),
    metricFilterCount: group.filters.size,
    arn: `${groupArn(state, group)}:*`,
    storedBytes: group.storedBytes,
    logGroupClass: 'STANDARD' as const,
    logGroupArn: groupArn(state, group),
  };
}

const describeStream = (groupArn: string, stream: LogStream) => ({
  logStreamName: stream.name,
  creationTime: stream.createdAt,
  ...(stream.firstAt === null ? {} : { firstEventTimestamp: stream.firstAt }),
  ...(stream.lastAt === null ? {} : { lastEventTimestamp: stream.lastAt }),
  ...(stream.ingestedAt === null ? {} : { lastIngestionTime: stream.ingestedAt }),
  uploadSequenceToken: '49039859584206178602312411186553',
  arn: `${groupArn}:log-stream:${stream.name}`,
  // AWS has reported 0 for streams since 2019.
  storedBytes: 0,
});
