import type { MetricTransformation } from '@aws-sdk/client-cloudwatch-logs';
import { partitionOf, type Account } from '../kernel/account.ts';
import type { Clock, SimMs } from '../kernel/clock.ts';
import { constraint, invalidParameter, noGroup } from './errors.ts';
import type { FilterPattern } from './pattern/filter-pattern.ts';

export interface LogEvent {
  /** In order of ingestion, over all groups. */
  sequence: number;
  at: SimMs;
  ingestedAt: SimMs;
  message: string;
  stream: string;
}

export interface LogStream {
  name: string;
  createdAt: SimMs;
  firstAt: SimMs | null;
  lastAt: SimMs | null;
  ingestedAt: SimMs | null;
}

export interface MetricFilter {
  name: string;
  patternText: string;
  pattern: FilterPattern;
  transformation: MetricTransformation;
  createdAt: SimMs;
  /** Minutes with an event, and whether one matched: for the default value. */
  minutes: Map<SimMs, boolean>;
}

export interface LogGroup {
  name: string;
  createdAt: SimMs;
  retentionDays: number | null;
  streams: Map<string, LogStream>;
  /** In order of ingestion. */
  events: LogEvent[];
  storedBytes: number;
  filters: Map<string, MetricFilter>;
}

export interface LogsState {
  readonly account: Account;
  readonly clock: Clock;
  readonly groups: Map<string, LogGroup>;
  nextSequence: number;
}

const GROUP_NAME = /^[.\-_/#A-Za-z0-9]{1,512}$/;

/** By name, or by ARN (with or without ":*"). Throws InvalidParameterException, ResourceNotFoundException. */
export function findGroup(state: LogsState, name: string | undefined, identifier?: string): LogGroup {
  if (name !== undefined && identifier !== undefined)
    throw invalidParameter('LogGroupName and LogGroupIdentifier cannot both be specified.');
  const given = name ?? identifier?.replace(/^arn:[^:]*:logs:[^:]*:\d*:log-group:/, '').replace(/:\*$/, '');
  if (given === undefined) throw invalidParameter('Either LogGroupName or LogGroupIdentifier must be specified.');
  checkGroupName(given);
  const group = state.groups.get(given);
  if (group === undefined) throw noGroup();
  return group;
}

export function checkGroupName(name: string): void {
  if (!GROUP_NAME.test(name))
    throw constraint(name, 'logGroupName', 'Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+');
}

export function makeGroup(state: LogsState, name: string): LogGroup {
  const group: LogGroup = {
    name,
    createdAt: state.clock.now(),
    retentionDays: null,
    streams: new Map(),
    events: [],
    storedBytes: 0,
    filters: new Map(),
  };
  state.groups.set(name, group);
  return group;
}

export function makeStream(state: LogsState, group: LogGroup, name: string): LogStream {
  const stream: LogStream = { name, createdAt: state.clock.now(), firstAt: null, lastAt: null, ingestedAt: null };
  group.streams.set(name, stream);
  return stream;
}

export const groupArn = ({ account }: LogsState, group: LogGroup): string =>
  `arn:${partitionOf(account.region)}:logs:${account.region}:${account.accountId}:log-group:${group.name}`;
