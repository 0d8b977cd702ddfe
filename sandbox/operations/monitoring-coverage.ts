import type { ServiceCoverage } from './coverage.ts';

const NO_ACTIONS = 'actions are never carried out';

export const MONITORING_COVERAGE: ServiceCoverage = {
  PutMetricData: {
    ignores: ['StrictEntityValidation'],
    but: 'entities are dropped, their data is kept; data can be read at once',
  },
  GetMetricData: {
    ignores: ['LabelOptions'],
    but: 'no SEARCH, ANOMALY_DETECTION_BAND, INSIGHT_RULE_METRIC or other accounts',
  },
  GetMetricStatistics: 'full',
  ListMetrics: { ignores: ['IncludeLinkedAccounts', 'OwningAccount'], never: ['OwningAccounts'] },
  PutMetricAlarm: {
    ignores: ['Tags'],
    keeps: [
      'ActionConfiguration',
      'AlarmActions',
      'EvaluationInterval',
      'EvaluationWindow',
      'InsufficientDataActions',
      'OKActions',
      'WarmUpConfiguration',
    ],
    but: `${NO_ACTIONS}; alarms on anomaly bands stay in INSUFFICIENT_DATA`,
  },
  PutCompositeAlarm: {
    ignores: ['Tags'],
    keeps: [
      'ActionConfiguration',
      'ActionsSuppressor',
      'ActionsSuppressorExtensionPeriod',
      'ActionsSuppressorWaitPeriod',
      'AlarmActions',
      'InsufficientDataActions',
      'OKActions',
    ],
    but: NO_ACTIONS,
  },
  DescribeAlarms: { never: ['LogAlarms'] },
  DescribeAlarmsForMetric: 'full',
  DescribeAlarmHistory: { ignores: ['AlarmContributorId'], but: 'no items of actions' },
  SetAlarmState: { but: NO_ACTIONS },
  DeleteAlarms: 'full',
  EnableAlarmActions: { but: NO_ACTIONS },
  DisableAlarmActions: { but: NO_ACTIONS },
};
