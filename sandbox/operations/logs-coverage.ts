import type { ServiceCoverage } from './coverage.ts';

export const LOGS_COVERAGE: ServiceCoverage = {
  CreateLogGroup: { ignores: ['deletionProtectionEnabled', 'kmsKeyId', 'logGroupClass', 'tags'] },
  DeleteLogGroup: 'full',
  PutRetentionPolicy: {
    keeps: ['retentionInDays'],
    but: 'events do not expire by age: a group keeps its last 100,000',
  },
  DescribeLogGroups: {
    ignores: ['accountIdentifiers', 'includeLinkedAccounts', 'logGroupClass', 'logGroupIdentifiers'],
  },
  CreateLogStream: 'full',
  DescribeLogStreams: 'full',
  PutLogEvents: {
    ignores: ['entity', 'sequenceToken'],
    never: ['rejectedEntityInfo'],
    but: 'no event is refused for the group’s retention',
  },
  FilterLogEvents: { ignores: ['interleaved', 'unmask'], but: 'searchedLogStreams is empty' },
  GetLogEvents: { ignores: ['unmask'] },
  PutMetricFilter: { ignores: ['applyOnTransformedLogs', 'emitSystemFieldDimensions', 'fieldSelectionCriteria'] },
  DescribeMetricFilters: 'full',
  DeleteMetricFilter: 'full',
  TestMetricFilter: { but: 'extractedValues are empty' },
};
